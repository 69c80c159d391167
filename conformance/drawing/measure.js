// Measures the pictures of a page, and writes what is wrong into an element of it.
const faults = [];
const SLACK = 0.6;

function inside(inner, outer) {
  return inner.left >= outer.left - SLACK && inner.right <= outer.right + SLACK &&
    inner.top >= outer.top - SLACK && inner.bottom <= outer.bottom + SLACK;
}

function overlap(one, other) {
  return one.left < other.right - SLACK && other.left < one.right - SLACK &&
    one.top < other.bottom - SLACK && other.top < one.bottom - SLACK;
}

function checkTexts(name, group, shape) {
  for (const text of group.querySelectorAll(":scope > text")) {
    if (!inside(text.getBoundingClientRect(), shape)) {
      faults.push(name + ": `" + text.textContent + "` leaves its box");
    }
  }
}

function check(picture, name) {
  const page = picture.getBoundingClientRect();
  const boxes = [];
  for (const group of picture.querySelectorAll("g.box:not(.key), g.region")) {
    const shape = group.querySelector(":scope > .shape, :scope > .frame").getBoundingClientRect();
    checkTexts(name, group, shape);
    boxes.push({ shape, title: group.textContent });
  }
  for (let i = 0; i < boxes.length; i++) {
    for (let j = 0; j < i; j++) {
      const [one, other] = [boxes[i], boxes[j]];
      if (overlap(one.shape, other.shape) && !inside(one.shape, other.shape) && !inside(other.shape, one.shape)) {
        faults.push(name + ": `" + one.title + "` overlaps `" + other.title + "`");
      }
    }
  }
  const leaves = Array.from(picture.querySelectorAll("g.box:not(.key):not(.map):not(.parallel) > .shape"))
    .map((shape) => shape.getBoundingClientRect());
  const labels = [];
  for (const text of picture.querySelectorAll("g.link:not(.key) > text")) {
    const place = text.getBoundingClientRect();
    if (leaves.some((leaf) => overlap(leaf, place))) {
      faults.push(name + ": the label `" + text.textContent + "` covers a box");
    }
    labels.push({ place, owner: text.parentNode });
  }
  for (const text of picture.querySelectorAll("text")) {
    if (!inside(text.getBoundingClientRect(), page)) {
      faults.push(name + ": `" + text.textContent + "` leaves the picture");
    }
  }
  for (let i = 0; i < labels.length; i++) {
    for (let j = 0; j < i; j++) {
      if (labels[i].owner !== labels[j].owner && overlap(labels[i].place, labels[j].place)) {
        faults.push(name + ": two labels overlap: `" + labels[i].owner.textContent + "`");
      }
    }
  }
  return boxes.length;
}

/** Uses the keyboard as a reader of a report would. */
function checkReport() {
  const search = document.getElementById("search");
  if (document.documentElement.scrollWidth > window.innerWidth) {
    faults.push("the page is " + document.documentElement.scrollWidth + " px wide, the window " + window.innerWidth);
  }
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "/" }));
  if (document.activeElement !== search) {
    faults.push("`/` does not lead to the search");
  }
  search.value = "no such words anywhere";
  search.dispatchEvent(new Event("input"));
  if (document.querySelector(".find:not([hidden])") || !document.getElementById("found").textContent.startsWith("0 ")) {
    faults.push("the search leaves something that does not match");
  }
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  if (document.querySelector(".find[hidden]")) {
    faults.push("Escape does not bring everything back");
  }
  for (const wide of document.querySelectorAll(".wide")) {
    if (wide.tabIndex !== 0) {
      faults.push("what scrolls can't be reached by the keyboard");
    }
  }
}

document.fonts.ready.then(() => {
  let count = 0;
  for (const picture of document.querySelectorAll("svg.machine")) {
    count += check(picture, picture.parentNode.dataset.name || "report");
  }
  if (document.getElementById("search")) {
    checkReport();
  }
  const result = document.createElement("pre");
  result.id = "measured";
  result.textContent = JSON.stringify({ count, faults });
  document.body.append(result);
});
