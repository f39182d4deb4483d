// What is drawn over the ground: places, phrases, candidates, the chosen event; and what is not.

function polygon(points, css, parent) {
  var first = at(points[0][0], points[0][1]), base = near(points[0][0], view.x);
  var text = points.map(function (p, n) {
    var x = first[0] + (near(p[0], base) - base) * view.k;
    return (n ? 'L' : 'M') + x.toFixed(1) + ' ' + at(base, p[1])[1].toFixed(1);
  }).join('');
  return make('path', { 'class': css, d: text + 'Z' }, parent);
}

function markOf(key, text, also) {
  var css = 'mark' + (key === chosen ? ' chosen' : also.indexOf(key) >= 0 ? ' also' : '');
  var group = make('g', { 'class': css, role: 'button', tabindex: 0, 'data-pick': key,
                          'aria-label': text }, layer);
  make('title', {}, group, text);
  return group;
}

function drawn() {
  var also = related(), labels = [], taken = [], outside = [], here = {};
  while (layer.firstChild) layer.removeChild(layer.firstChild);
  ground.setAttribute('transform', 'translate(' + (view.wide / 2 - view.x * view.k) + ' ' +
    (view.high / 2 - view.y * view.k) + ') scale(' + view.k + ')');
  var regions = by('regions').checked && view.wide / view.k < 30;
  by('borders').setAttribute('visibility', regions ? 'visible' : 'hidden');
  function label(e, point, text, css, rank, gap) {
    labels.push({ at: point, text: text, css: css, rank: rank, gap: gap, of: e.key });
  }
  function block(e, point, r) {
    taken.push({ of: e.key, box: [point[0] - r, point[1] - r, point[0] + r, point[1] + r] });
  }
  current.towns.forEach(function (t) {
    var point = at(t[1], t[2]);
    if (!seen(point, 2) || view.wide / view.k > 25) return;
    make('rect', { 'class': 'towndot', x: point[0] - 1.5, y: point[1] - 1.5, width: 3, height: 3 },
         layer);
    labels.push({ at: point, text: t[0], css: 'town', rank: 60, gap: 5, size: 10.5 });
  });
  current.locations.forEach(function (e) {
    if (!pointed(e)) return;
    var point = at(e.lon, e.lat), corners = ring(e), wide = e.key === chosen;
    var group = markOf(e.key, e.words[0] + ', relative phrase, ' + e.precision, also);
    if (corners.length) polygon(corners, 'shape' + (e.describes ? ' describes' : ''), group);
    if (e.describes && !wide) return;
    if (!seen(point, 0)) { if (wide || !e.describes) outside.push(e); return; }
    if (!corners.length && !wide) {
      var twin = current.places.some(function (p) { return p.lat === e.lat && p.lon === e.lon; });
      if (twin) { layer.removeChild(group); return; }
    }
    make('circle', { 'class': 'halo', cx: point[0], cy: point[1], r: 11 }, group);
    make('path', { 'class': 'cross', d: 'M' + (point[0] - 4) + ' ' + (point[1] - 4) + 'l8 8m0 -8l-8 8' },
         group);
    block(e, point, 6);
    var same = e.words[0].toLowerCase() + point[0].toFixed(0) + ',' + point[1].toFixed(0);
    if (!here[same]) label(e, point, short(e.words[0]), wide ? 'chosen' : 'said', wide ? 0 : 20, wide ? 14 : 9);
    here[same] = true;
  });
  placesByRank().forEach(function (e) { place(e, also, label, block, outside, here); });
  rivals(label, block);
  var event = chosen && chosen.charAt(0) === 'c' ? entry(chosen) : null;
  if (event && pointed(event.where)) {
    var spot = at(event.where.lon, event.where.lat), shape = ring(event.where);
    if (shape.length) polygon(shape, 'shape event', layer).setAttribute('pointer-events', 'none');
    make('rect', { 'class': 'event', x: spot[0] - 11, y: spot[1] - 11, width: 22, height: 22 }, layer)
      .setAttribute('pointer-events', 'none');
    label(event, spot, event.words[0] + ' (' + event.kind + ')', 'chosen', 0, 15);
    block(event, spot, 11);
  }
  taken.push({ box: [view.wide - 125, 0, view.wide, 44] });
  taken.push(scaleBar());
  labelled(labels.concat(groundLabels(regions)), taken);
  tellOutside(outside);
  tellOutdated(regions);
}

function placesByRank() {
  // Those drawn last lie on top: names that are places of events over others.
  return current.places.filter(function (e) {
    return pointed(e) && (e.role === 'location' || by('others').checked || e.key === chosen);
  }).sort(function (a, b) {
    return ((a.role === 'location') + sharp(a) + 4 * (a.key === chosen)) -
      ((b.role === 'location') + sharp(b) + 4 * (b.key === chosen));
  });
}

function place(e, also, label, block, outside, here) {
  var twin = current.places.some(function (o) {
    return o !== e && o.place_id === e.place_id && o.key !== chosen && e.key !== chosen &&
      (o.role === 'location') >= (e.role === 'location') &&
      ((o.role === 'location') > (e.role === 'location') || o.key < e.key) &&
      (o.role === 'location' || by('others').checked);
  });
  var first = chosen && entry(chosen);
  if (e.key !== chosen && first && first.place_id && first.place_id === e.place_id) return;
  if (twin && also.indexOf(e.key) < 0) return;
  var point = at(e.lon, e.lat), r = pixels(e.radius_km || 0, e.lat), told = e.key === chosen;
  var text = (e.name || e.words[0]) + ', ' + e.role + ', ' + e.precision;
  var broad = ['country', 'region', 'sea-or-air'].indexOf(e.precision) >= 0;
  if (e.role === 'location' && e.radius_km && (told || !broad) && r > 7 && r < 4000 &&
      (told || e.radius_km <= LARGEST_KM)) {
    make('circle', { 'class': 'disc' + (sharp(e) ? '' : ' hollow'), cx: point[0], cy: point[1], r: r },
         layer);
  }
  if (!seen(point, 0)) { outside.push(e); return; }
  var group = markOf(e.key, text, also);
  make('circle', { 'class': 'halo', cx: point[0], cy: point[1], r: 12 }, group);
  if (e.role !== 'location') {
    make('path', { 'class': 'other', d: 'M' + point[0] + ' ' + (point[1] - 7) + 'l7 7l-7 7l-7 -7Z' },
         group);
  } else {
    make('circle', { 'class': sharp(e) ? 'sharp' : 'broad', cx: point[0], cy: point[1],
                     r: sharp(e) ? 5.5 : 7 }, group);
  }
  block(e, point, 8);
  if (!here[e.place_id] || told) {
    label(e, point, e.name || e.words[0], told ? 'chosen' : 'name',
          told ? 0 : e.role !== 'location' ? 30 : sharp(e) ? 10 : 15, told ? 15 : 11);
  }
  here[e.place_id] = true;
}

function rivals(label, block) {
  current.places.forEach(function (e) {
    if (e.key !== chosen && !by('rivals').checked) return;
    e.candidates.forEach(function (c) {
      if (c.place_id === e.place_id || c.lat === null) return;
      var point = at(c.lon, c.lat);
      if (e.key === chosen && pointed(e)) {
        var from = at(e.lon, e.lat);
        make('path', { 'class': 'link', d: 'M' + from.join(' ') + 'L' + point.join(' ') }, layer);
      }
      if (!seen(point, 0)) return;
      var group = markOf(e.key, c.name + ', other candidate of ' + e.words[0] + ', score ' +
                         score(c.score), []);
      group.setAttribute('class', 'mark');
      make('circle', { 'class': 'rival', cx: point[0], cy: point[1], r: 5.5 }, group);
      block({ key: e.key + c.place_id }, point, 6);
      label({ key: e.key + c.place_id }, point, c.name + ' ' + score(c.score), 'rival', 40, 9);
    });
  });
}

function tellOutside(outside) {
  var line = by('outside'), told = {};
  line.textContent = '';
  var kept = outside.filter(function (e) {
    var name = e.place_id || e.words[0];
    return told[name] ? false : (told[name] = true);
  });
  if (!kept.length) return;
  line.appendChild(document.createTextNode('Outside this view (' + kept.length + '): '));
  kept.slice(0, 12).forEach(function (e, n) {
    if (n) line.appendChild(document.createTextNode(', '));
    line.appendChild(button(e.name || e.words[0], function () { choose(e.key, true); }));
  });
  if (kept.length > 12) line.appendChild(document.createTextNode(' and ' + (kept.length - 12) + ' more'));
}

function tellOutdated(regions) {
  var found = {};
  if (regions) {
    data.base.regions.forEach(function (r) {
      if (data.outdated[r[0]] && r[2].some(function (l) { return seen(at(l[1] / 100, l[2] / 100), 0); })) {
        found[data.outdated[r[0]]] = true;
      }
    });
  }
  current.places.forEach(function (e) {
    if (pointed(e) && e.precision === 'admin1' && data.outdated[e.country] && seen(at(e.lon, e.lat), 0)) {
      found[data.outdated[e.country]] = true;
    }
  });
  var names = Object.keys(found).sort(), note = by('outdated');
  note.hidden = !names.length;
  note.textContent = names.length ? 'First-level regions of ' + names.join(', ') + ' are out of date' +
    ' in this map: Natural Earth has those of before the last reform. Check such a region elsewhere.' : '';
}
