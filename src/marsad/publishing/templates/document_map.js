// The map: Mercator, drawn as SVG. World units are degrees; y grows to the south.
var SVG = 'http://www.w3.org/2000/svg';
var KM_A_DEGREE = 111.195, LARGEST_KM = 400, FINEST = 6000, EDGE = 179.985;
var data = JSON.parse(document.getElementById('data').textContent);
var svg = document.getElementById('map');
var view = { x: 0, y: 0, k: 4, wide: 800, high: 500 };
var ground = null, layer = null;

function make(name, attributes, parent, text) {
  var made = document.createElementNS(SVG, name);
  for (var key in attributes) made.setAttribute(key, attributes[key]);
  if (text !== undefined) made.textContent = text;
  if (parent) parent.appendChild(made);
  return made;
}

function near(lon, middle) {
  return middle + ((lon - middle + 180) % 360 + 360) % 360 - 180;
}

function south(lat) {
  var a = Math.max(-85, Math.min(85, lat)) * Math.PI / 180;
  return -Math.log(Math.tan(Math.PI / 4 + a / 2)) * 180 / Math.PI;
}

function latitude(y) {
  return Math.atan(Math.sinh(-y * Math.PI / 180)) * 180 / Math.PI;
}

function at(lon, lat) {
  return [(near(lon, view.x) - view.x) * view.k + view.wide / 2,
          (south(lat) - view.y) * view.k + view.high / 2];
}

function pixels(km, lat) {
  return km / (KM_A_DEGREE * Math.cos(Math.max(-84, Math.min(84, lat)) * Math.PI / 180)) * view.k;
}

function seen(point, edge) {
  return point[0] > edge && point[0] < view.wide - edge && point[1] > edge &&
    point[1] < view.high - edge;
}

// Base map: paths once in world units; moving changes one transform.

function decoded(steps) {
  var points = [], x = 0, y = 0;
  for (var n = 0; n < steps.length; n += 2) {
    x += steps[n]; y += steps[n + 1];
    points.push([x / 100, y / 100]);
  }
  return points;
}

function written(points, cut) {
  var text = '', last = null;
  points.forEach(function (p) {
    var jump = !last || (cut && Math.abs(p[0]) > EDGE && Math.abs(last[0]) > EDGE);
    text += (jump ? 'M' : 'L') + p[0].toFixed(2) + ' ' + south(p[1]).toFixed(3);
    last = p;
  });
  return text;
}

function buildGround() {
  var group = make('g', { id: 'ground' });
  var lands = data.base.lands.map(decoded);
  make('path', { 'class': 'land', d: lands.map(function (r) { return written(r) + 'Z'; }).join('') },
       group);
  make('path', { 'class': 'frontier', d: lands.map(function (r) {
    return written(r.concat([r[0]]), true);
  }).join('') }, group);
  ground = make('g', {}, svg);
  ground.appendChild(group);
  [-360, 360].forEach(function (x) { make('use', { href: '#ground', x: x }, ground); });
  var borders = data.base.regions.map(function (r) {
    return r[1].map(function (line) { return written(decoded(line)); }).join('');
  }).join('');
  var lines = make('g', { id: 'borders' }, group);
  make('path', { 'class': 'border', d: borders }, lines);
  layer = make('g', {}, svg);
}

// Moving the view.

function fitTo(frame) {
  var top = south(frame[3]), bottom = south(frame[1]), wide = Math.max(frame[2] - frame[0], 1e-4);
  view.x = near((frame[0] + frame[2]) / 2, 0);
  view.y = (top + bottom) / 2;
  view.k = Math.min(view.wide / wide, view.high / Math.max(bottom - top, 1e-4));
  settle();
}

function settle() {
  view.k = Math.max(view.wide / 360, Math.min(FINEST, view.k));
  view.x = near(view.x, 0);
  view.y = Math.max(-160, Math.min(160, view.y));
}

function zoom(factor, px, py) {
  var x = px === undefined ? view.wide / 2 : px, y = py === undefined ? view.high / 2 : py;
  var lon = view.x + (x - view.wide / 2) / view.k, down = view.y + (y - view.high / 2) / view.k;
  view.k *= factor;
  settle();
  view.x = lon - (x - view.wide / 2) / view.k;
  view.y = down - (y - view.high / 2) / view.k;
  settle();
}

function moveTo(lon, lat) {
  view.x = lon;
  view.y = south(lat);
  settle();
}

// Labels: each tries places around its mark and takes the first that is free.

function labelled(labels, taken) {
  labels.sort(function (a, b) { return a.rank - b.rank; });
  labels.forEach(function (label) {
    var size = label.size || 12, wide = label.text.length * size * 0.56 + 4, high = size * 1.2;
    var gap = label.gap, x = label.at[0], y = label.at[1];
    var spots = gap === 0 ? [[x - wide / 2, y - high / 2]] : [
      [x + gap, y - high / 2], [x - gap - wide, y - high / 2], [x - wide / 2, y - gap - high],
      [x - wide / 2, y + gap], [x + gap * 0.7, y - gap * 0.7 - high], [x + gap * 0.7, y + gap * 0.7],
      [x - gap * 0.7 - wide, y - gap * 0.7 - high], [x - gap * 0.7 - wide, y + gap * 0.7]];
    var free = spots.filter(function (s) {
      var box = [s[0], s[1], s[0] + wide, s[1] + high];
      return box[0] > 3 && box[1] > 3 && box[2] < view.wide - 3 && box[3] < view.high - 3 &&
        !taken.some(function (t) {
          return !(t.of && t.of === label.of) && t.box[0] < box[2] && t.box[2] > box[0] &&
            t.box[1] < box[3] && t.box[3] > box[1];
        });
    })[0];
    if (!free) return;
    taken.push({ box: [free[0], free[1], free[0] + wide, free[1] + high] });
    make('text', { 'class': label.css, x: (free[0] + 2).toFixed(1),
                   y: (free[1] + size * 0.95).toFixed(1) }, layer, label.text);
  });
}

function groundLabels(shown) {
  var labels = [], wide = view.wide / view.k;
  data.base.names.forEach(function (n) {
    var point = at(n[1], n[2]);
    if (n[3] * view.k > n[0].length * 7 && seen(point, 10)) {
      labels.push({ at: point, text: n[0].toUpperCase(), css: 'country', rank: 70 - n[3] / 100,
                    gap: 0, size: 14 });
    }
  });
  if (shown && wide < 14) {
    data.base.regions.forEach(function (r) {
      r[2].forEach(function (l) {
        var point = at(l[1] / 100, l[2] / 100);
        if (seen(point, 5)) {
          labels.push({ at: point, text: l[0], css: 'region', rank: 80, gap: 0, size: 10.5 });
        }
      });
    });
  }
  return labels;
}

function roughHere() {
  var lat = latitude(view.y);
  return view.wide / view.k < 12 && !data.base.fine.some(function (f) {
    var lon = near(view.x, (f[0] + f[2]) / 2);
    return lon >= f[0] && lon <= f[2] && lat >= f[1] && lat <= f[3];
  });
}

function scaleBar() {
  var lat = latitude(view.y), one = pixels(1, lat), steps = [1, 2, 5, 10, 20, 50, 100, 200, 500,
                                                            1000, 2000, 5000];
  var length = steps.filter(function (s) { return s * one < view.wide * 0.2; }).pop() || 1;
  var y = view.high - 12;
  make('path', { 'class': 'scalebar', d: 'M12 ' + (y - 5) + 'V' + y + 'H' +
                 (12 + length * one).toFixed(1) + 'V' + (y - 5) }, layer);
  make('text', { x: 14, y: y - 8 }, layer, length + ' km' + (roughHere() ? ', outlines rough here' : ''));
  return { box: [0, view.high - 36, 26 + length * one, view.high] };
}
