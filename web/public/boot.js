// Runs before the first paint, as its own file because the content policy allows no inline script.
(function () {
  var root = document.documentElement;
  var cookie = /(?:^|; )boru-language=(ko|en)/.exec(document.cookie);
  root.lang = cookie ? cookie[1] : 'ko';
  try {
    if (localStorage.getItem('boru.contrast') === 'high') root.dataset.contrast = 'high';
  } catch (_) {
    // Storage may be closed to us; the standard look is right then.
  }
})();
