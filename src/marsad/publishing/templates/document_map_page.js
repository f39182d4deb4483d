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
