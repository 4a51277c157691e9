(function () {
  "use strict";
  var form = document.querySelector(".filter");
  if (form) {
    var box = form.querySelector("input"), side = form.querySelector("select"), found = form.querySelector("#found");
    var cards = Array.prototype.slice.call(document.querySelectorAll(".card"));
    var texts = cards.map(function (card) { return card.textContent.toLowerCase(); });
    var isLead = function (card) { return card.classList.contains("lead-card"); };
    var leads = cards.filter(isLead).length;
    var apply = function () {
      var words = box.value.toLowerCase().replace(/pmid:?/g, " ").split(/\s+/).filter(Boolean), shown = [0, 0];
      cards.forEach(function (card, i) {
        var hit = words.every(function (word) { return texts[i].indexOf(word) >= 0; });
        hit = hit && (!side.value || card.getAttribute("data-side") === side.value);
        card.hidden = !hit;
        if (hit) { shown[isLead(card) ? 1 : 0] += 1; }
      });
      found.textContent = shown[0] + " of " + (cards.length - leads) + " studies shown" +
        (leads ? ", " + shown[1] + " of " + leads + " leads" : "");
    };
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    box.addEventListener("input", apply);
    side.addEventListener("change", apply);
    apply();
  }
  /* a link to a place inside a closed details, or to a filtered card, opens the way to it */
  var reveal = function () {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (var node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") { node.open = true; }
      if (node.hidden && node.classList.contains("card")) { node.hidden = false; }
    }
    if (target) { target.scrollIntoView(); }
  };
  window.addEventListener("hashchange", reveal);
  reveal();
})();
