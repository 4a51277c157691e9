(function () {
  "use strict";
  var all = function (what) { return Array.prototype.slice.call(document.querySelectorAll(what)); };
  var form = document.getElementById("filter"), which = document.getElementById("which");
  var cards = all(".card"), marks = all(".hl"), shown = document.getElementById("shown");
  if (!form) { return; }
  var fits = function (card) {
    return !which.value || (which.value === "flagged" ? card.classList.contains("flagged") : card.dataset.rating === which.value);
  };
  var visible = function () { return cards.filter(function (card) { return !card.hidden; }); };
  var apply = function () {
    cards.forEach(function (card) { card.hidden = !fits(card); });
    marks.forEach(function (mark) {
      var quiet = mark.dataset.claims.split(" ").every(function (id) {
        var card = document.getElementById(id);
        return !card || card.hidden;
      });
      mark.classList.toggle("quiet", quiet);
      mark.tabIndex = quiet ? -1 : 0;
    });
    shown.textContent = visible().length + " of " + cards.length + " verdicts shown";
  };
  var here = null;
  var mark = function (card) {
    all(".here").forEach(function (node) { node.classList.remove("here"); });
    here = card;
    card.classList.add("here");
    marks.forEach(function (one) {
      if (one.dataset.claims.split(" ").indexOf(card.id) >= 0) { one.classList.add("here"); }
    });
  };
  var go = function (card) {
    if (!card) { return; }
    mark(card);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "nearest" });
    var place = document.getElementById("in-" + card.id);
    if (place) { place.scrollIntoView({ block: "center" }); }
  };
  var step = function (by) {
    var list = visible(), at = list.indexOf(here);
    go(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length]);
  };
  /* a link to a card that the filter hides shows all cards first */
  var reveal = function () {
    var card = location.hash && document.getElementById(location.hash.slice(1));
    if (!card || !card.classList.contains("card")) { return; }
    if (card.hidden) { which.value = ""; apply(); }
    mark(card);
    card.scrollIntoView({ block: "nearest" });
  };
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  which.addEventListener("change", apply);
  document.getElementById("next").addEventListener("click", function () { step(1); });
  document.getElementById("previous").addEventListener("click", function () { step(-1); });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { return; }
    if (event.key === "n") { step(1); }
    if (event.key === "p") { step(-1); }
  });
  window.addEventListener("hashchange", reveal);
  apply();
  reveal();
})();
