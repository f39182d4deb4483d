// The card: everything that was read about what is chosen.

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
