"use strict";
const search = document.getElementById("search");
const found = document.getElementById("found");
const parts = Array.from(document.querySelectorAll(".find"));

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const part of parts) {
    const text = part.textContent.toLowerCase();
    const fits = words.every((word) => text.includes(word));
    part.hidden = !fits;
    count += fits ? 1 : 0;
  }
  found.textContent = words.length === 0 ? "" : count === 1 ? "1 match" : count + " matches";
}

search.addEventListener("input", show);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  } else if (event.key === "Escape" && document.activeElement === search) {
    search.value = "";
    show();
  }
});
