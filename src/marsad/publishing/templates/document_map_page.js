// The page: which document, what is chosen, and the words about it.
var chosen = null, mention = 0, number = 0, held = null, lastSize = '';
var current = data.documents[0];
var card = document.getElementById('card');

function by(id) { return document.getElementById(id); }
function all(selector) { return Array.prototype.slice.call(document.querySelectorAll(selector)); }
function entries() {
  return current.places.concat(current.locations, current.times, current.events);
}
function entry(key) { return entries().filter(function (e) { return e.key === key; })[0] || null; }
function pointed(e) { return !!e && typeof e.lat === 'number' && typeof e.lon === 'number'; }
function ring(e) {
  var g = e.geometry;
  if (!g) return [];
  return g.type === 'Polygon' ? g.coordinates[0] : g.type === 'LineString' ? g.coordinates : [];
}
function sharp(e) { return e.precision === 'point' || e.precision === 'town'; }
function say(value) { return value === null || value === undefined || value === '' ? '–' : String(value); }
function km(value) {
  return value === null || value === undefined ? '–' :
    (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en-GB')) + ' km';
}
function score(value) {
  return value === null || value === undefined ? '–' :
    value > 0 && value < 0.01 ? '<0.01' : value.toFixed(2);
}
function many(list, word) { return list.length + ' ' + word + (list.length === 1 ? '' : 's'); }
function short(text) { return text.length > 34 ? text.slice(0, 32).trim() + '…' : text; }
function related() {
  // What belongs to the chosen event or phrase: the marks of its own words.
  var e = chosen && entry(chosen), spans = [];
  if (!e) return [];
  if (e.where && e.where.span) spans.push(e.where.span);
  if (e.when && e.when.span) spans.push(e.when.span);
  if (e.anchor) spans.push(e.anchor);
  return entries().filter(function (o) {
    return o.key !== chosen && o.key.charAt(0) !== 'c' && o.spans.some(function (s) {
      return spans.some(function (t) { return s[0] === t[0] && s[1] === t[1]; });
    });
  }).map(function (o) { return o.key; });
}

// Drawing.

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
    if (!here[same]) label(e, point, short(e.words[0]), wide ? 'chosen' : 'said', wide ? 0 : 20, 9);
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
          told ? 0 : e.role !== 'location' ? 30 : sharp(e) ? 10 : 15, 11);
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

// The card.

function add(parent, name, text, css) {
  var made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (css) made.className = css;
  parent.appendChild(made);
  return made;
}

function button(text, act) {
  var made = document.createElement('button');
  made.type = 'button';
  made.className = 'pick';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}

function facts(pairs) {
  var list = add(card, 'dl');
  pairs.forEach(function (pair) {
    var row = add(list, 'div');
    add(row, 'dt', pair[0]);
    add(row, 'dd', say(pair[1]));
  });
}

function interval(w) {
  if (!w || (w.earliest === null && w.latest === null)) return 'not known';
  if (w.earliest === w.latest) return w.earliest;
  return w.earliest === null ? 'up to ' + w.latest : w.earliest + ' to ' + (w.latest || 'open');
}

function position(e) {
  return pointed(e) ? e.lat.toFixed(4) + ', ' + e.lon.toFixed(4) : 'no point';
}

function tell() {
  var e = chosen && entry(chosen);
  card.textContent = '';
  if (!e) {
    add(card, 'p', many(current.places, 'name') + ', ' + many(current.locations, 'relative phrase') +
        ', ' + many(current.times, 'time') + ', ' + many(current.events, 'event') + '.');
    add(card, 'p', 'Choose a marked word, a mark on the map or a row of a table. Escape lets go.', 'fine');
    return;
  }
  var head = add(card, 'h3');
  var kinds = { p: 'Name', l: 'Relative phrase', t: 'Time', c: 'Event' };
  add(head, 'span', kinds[e.key.charAt(0)], 'kind');
  add(head, 'bdi', e.words.join(' / '));
  if (e.spans.length > 1) {
    var steps = add(card, 'p', 'Mention ' + (mention + 1) + ' of ' + e.spans.length + '  ');
    steps.appendChild(button('next mention', function () {
      mention = (mention + 1) % e.spans.length;
      marked(true);
      tell();
    }));
  }
  if (e.key.charAt(0) === 'p') tellPlace(e);
  if (e.key.charAt(0) === 'l') {
    facts([['Relation', e.relation + (e.describes ? ', only describes a named place' : '')],
           ['Anchor', e.anchor_name], ['Direction', e.bearing_deg === null ? null : e.bearing_deg + '°'],
           ['Distance said', e.distance_km === null ? null : km(e.distance_km)], ['Best point', position(e)],
           ['Radius', km(e.radius_km)], ['Precision', e.precision], ['Country', e.country]]);
  }
  if (e.key.charAt(0) === 't') {
    facts([['Interval', interval(e)], ['Precision', e.precision], ['Basis', e.basis], ['Type', e.type],
           ['Value', e.value]]);
  }
  if (e.key.charAt(0) === 'c') tellEvent(e);
  var beside = others();
  if (beside.length) {
    var line = add(card, 'p', 'The same words: ', 'fine');
    beside.forEach(function (key, n) {
      if (n) line.appendChild(document.createTextNode(', '));
      var o = entry(key);
      line.appendChild(button(kinds[key.charAt(0)].toLowerCase() + ' “' + o.words[0] + '”' +
        (o.kind ? ' (' + o.kind + ')' : ''), function () { choose(key, true); }));
    });
  }
}

function tellPlace(e) {
  facts([['Means', e.name || 'unresolved'], ['Id', e.place_id], ['Country', e.country], ['Admin-1', e.admin1],
         ['Feature', e.feature], ['Precision', e.precision], ['Role', e.role], ['Score', score(e.score)],
         ['Point', position(e)], ['Radius', km(e.radius_km)]]);
  var rest = e.candidates.filter(function (c) { return c.place_id !== e.place_id; });
  if (!rest.length) { add(card, 'p', 'No other candidate.', 'fine'); return; }
  var table = add(card, 'table'), top = add(add(table, 'thead'), 'tr');
  ['Other candidate', 'Score', e.place_id ? 'Distance' : 'Point', 'Id'].forEach(function (t) {
    add(top, 'th', t).scope = 'col';
  });
  var body = add(table, 'tbody');
  rest.forEach(function (c) {
    var row = add(body, 'tr');
    add(row, 'td').appendChild(button(c.name, function () {
      var point = at(c.lon, c.lat);
      if (!seen(point, 20)) moveTo(c.lon, c.lat);
      drawn();
    }));
    add(row, 'td', score(c.score), 'num');
    add(row, 'td', e.place_id ? km(c.km) : position(c), 'num');
    add(row, 'td', c.place_id, 'id');
  });
  card.appendChild(button('show all candidates on the map', function () { fitCandidates(e); drawn(); }));
}

function tellEvent(e) {
  var w = e.where, t = e.when;
  facts([['Kind', e.kind], ['Stance', e.stance + ', ' + e.realis], ['When', interval(t)],
         ['Precision of time', t && t.precision], ['Basis', t && t.basis],
         ['Where', w ? (w.name || 'unnamed') + (w.relation ? ', ' + w.relation : '') : 'no place'],
         ['Distance', w && w.distance_km !== null ? km(w.distance_km) : null],
         ['Direction', w && w.bearing_deg !== null ? w.bearing_deg + '°' : null],
         ['Point', w ? position(w) : null], ['Radius', w ? km(w.radius_km) : null],
         ['Precision of place', w && w.precision], ['Country', w && w.country]]);
  add(add(card, 'p', undefined, 'fine'), 'bdi', e.sentence);
}

function fitCandidates(e) {
  var middle = pointed(e) ? e.lon : e.candidates[0].lon;
  var points = e.candidates.map(function (c) { return [near(c.lon, middle), c.lat]; });
  if (pointed(e)) points.push([e.lon, e.lat]);
  var lons = points.map(function (p) { return p[0]; }), lats = points.map(function (p) { return p[1]; });
  var w = Math.min.apply(0, lons), x = Math.max.apply(0, lons), s = Math.min.apply(0, lats),
      n = Math.max.apply(0, lats), dx = Math.max((x - w) * 0.15, 0.8), dy = Math.max((n - s) * 0.15, 0.8);
  fitTo([w - dx, s - dy, x + dx, n + dy]);
}

// Choosing.

function pieces() { return all('article[data-document="' + number + '"] [data-keys]'); }
function keysOf(piece) { return piece.getAttribute('data-keys').split(' '); }

function piecesOf(key) {
  // The pieces of each mention: a mention starts where a gap or a new mark starts.
  var runs = [], last = null;
  pieces().forEach(function (p) {
    if (keysOf(p).indexOf(key) < 0) return;
    if (last && last.nextSibling === p && !p.hasAttribute('tabindex')) runs[runs.length - 1].push(p);
    else if (last && last.nextSibling === p && runs[runs.length - 1].length &&
             keysOf(p).length > keysOf(last).length) runs[runs.length - 1].push(p);
    else runs.push([p]);
    last = p;
  });
  return runs;
}

function others() {
  var e = entry(chosen), found = [];
  piecesOf(chosen).slice(mention, mention + 1).forEach(function (run) {
    run.forEach(function (p) {
      keysOf(p).forEach(function (k) { if (k !== chosen && found.indexOf(k) < 0) found.push(k); });
    });
  });
  return e ? found : [];
}

function marked(scroll) {
  var also = related();
  pieces().forEach(function (p) {
    var keys = keysOf(p);
    p.classList.toggle('chosen', keys.indexOf(chosen) >= 0);
    p.classList.toggle('also', keys.some(function (k) { return also.indexOf(k) >= 0; }));
    if (p.hasAttribute('tabindex')) p.setAttribute('aria-pressed', keys.indexOf(chosen) >= 0);
  });
  all('tr[data-key]').forEach(function (row) {
    row.classList.toggle('chosen', row.getAttribute('data-key') === chosen &&
      row.closest('[data-document]').getAttribute('data-document') === String(number));
  });
  var run = chosen && piecesOf(chosen)[mention];
  if (scroll && run) run[0].scrollIntoView({ block: 'nearest' });
}

function choose(key, scroll, which) {
  chosen = key;
  mention = which || 0;
  var e = key && entry(key), target = e && (e.key.charAt(0) === 'c' ? e.where : e);
  if (target && pointed(target)) {
    if (!seen(at(target.lon, target.lat), 24)) {
      moveTo(target.lon, target.lat);
      var r = pixels(target.radius_km || 5, target.lat), most = Math.min(view.wide, view.high) / 2;
      if (r > most || r < 4) { view.k *= r > most ? most / r * 0.8 : 1; settle(); }
    }
  }
  marked(scroll);
  tell();
  drawn();
}

function open(which) {
  number = Math.max(0, Math.min(data.documents.length - 1, which));
  current = data.documents[number];
  all('[data-document]').forEach(function (part) {
    part.hidden = part.getAttribute('data-document') !== String(number);
  });
  if (by('document')) {
    by('document').value = String(number);
    by('before').disabled = number === 0;
    by('after').disabled = number === data.documents.length - 1;
  }
  chosen = null;
  mention = 0;
  sized();
  fitTo(current.frame);
  marked(false);
  tell();
  drawn();
}

function sized() {
  var box = svg.getBoundingClientRect();
  view.wide = Math.max(box.width, 200);
  view.high = Math.max(box.height, 200);
  svg.setAttribute('viewBox', '0 0 ' + view.wide + ' ' + view.high);
  lastSize = view.wide + 'x' + view.high;
}

function fromAddress() {
  var told = /^#d(\d+)$/.exec(location.hash);
  return told ? Number(told[1]) - 1 : 0;
}

function pick(target) {
  var picked = target.closest('[data-pick], .texts article [data-keys]');
  if (!picked) return false;
  if (picked.hasAttribute('data-pick')) {
    choose(picked.getAttribute('data-pick'), true);
  } else {
    var key = keysOf(picked)[0], runs = piecesOf(key);
    choose(key, false, Math.max(0, runs.findIndex(function (r) { return r.indexOf(picked) >= 0; })));
  }
  return true;
}

function listen() {
  var moved = false;
  document.addEventListener('click', function (event) {
    if (moved && svg.contains(event.target)) return;
    pick(event.target);
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') choose(null, false);
    if ((event.key === 'Enter' || event.key === ' ') && event.target.getAttribute &&
        event.target.getAttribute('role') === 'button') {
      event.preventDefault();
      var key = event.target.getAttribute('data-pick');
      pick(event.target);
      var again = key && svg.querySelector('[data-pick="' + key + '"]');
      if (again) again.focus();
    }
  });
  svg.addEventListener('keydown', function (event) {
    var step = 60 / view.k, known = true;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowLeft') view.x -= step;
    else if (event.key === 'ArrowRight') view.x += step;
    else if (event.key === 'ArrowUp') view.y -= step;
    else if (event.key === 'ArrowDown') view.y += step;
    else if (event.key === '+' || event.key === '=') zoom(1.5);
    else if (event.key === '-') zoom(1 / 1.5);
    else if (event.key === '0') fitTo(current.frame);
    else known = false;
    if (!known) return;
    event.preventDefault();
    svg.focus();
    settle();
    drawn();
  });
  svg.addEventListener('wheel', function (event) {
    event.preventDefault();
    var box = svg.getBoundingClientRect();
    zoom(Math.exp(-event.deltaY * 0.0018), event.clientX - box.left, event.clientY - box.top);
    drawn();
  }, { passive: false });
  svg.addEventListener('pointerdown', function (event) {
    held = [event.clientX, event.clientY, view.x, view.y];
    moved = false;
  });
  window.addEventListener('pointermove', function (event) {
    if (!held) return;
    var dx = event.clientX - held[0], dy = event.clientY - held[1];
    if (!moved && Math.abs(dx) + Math.abs(dy) < 5) return;
    moved = true;
    svg.classList.add('held');
    view.x = held[2] - dx / view.k;
    view.y = held[3] - dy / view.k;
    settle();
    drawn();
  });
  window.addEventListener('pointerup', function () { held = null; svg.classList.remove('held'); });
  window.addEventListener('pointercancel', function () { held = null; svg.classList.remove('held'); });
  by('in').addEventListener('click', function () { zoom(1.5); drawn(); });
  by('out').addEventListener('click', function () { zoom(1 / 1.5); drawn(); });
  by('fit').addEventListener('click', function () { fitTo(current.frame); drawn(); });
  ['rivals', 'regions', 'others'].forEach(function (id) { by(id).addEventListener('change', drawn); });
  if (by('document')) {
    by('document').addEventListener('change', function () { go(Number(by('document').value)); });
    by('before').addEventListener('click', function () { go(number - 1); });
    by('after').addEventListener('click', function () { go(number + 1); });
  }
  window.addEventListener('hashchange', function () {
    if (/^#d\d+$/.test(location.hash) && fromAddress() !== number) open(fromAddress());
  });
  new ResizeObserver(function () {
    var box = svg.getBoundingClientRect();
    if (Math.max(box.width, 200) + 'x' + Math.max(box.height, 200) === lastSize) return;
    var wide = view.wide;
    sized();
    view.k *= view.wide / wide;
    settle();
    drawn();
  }).observe(svg);
}

function go(which) {
  location.hash = '#d' + (which + 1);
  open(which);
}

if (current) {
  buildGround();
  listen();
  open(fromAddress());
}
