// Draws the model of a process and the path that one instance took through it. The page tells the same in a table, for those without script.
(async () => {
  const canvas = document.querySelector("[data-model]");
  if (!canvas || !window.BpmnJS) {
    return;
  }
  const ids = (name) => (canvas.dataset[name] || "").split(" ").filter(Boolean);
  const response = await fetch(canvas.dataset.model, { credentials: "same-origin" });
  if (!response.ok) {
    return;
  }
  canvas.classList.add("diagram--drawn");
  const viewer = new window.BpmnJS({ container: canvas });
  await viewer.importXML(await response.text());
  const drawing = viewer.get("canvas");
  const known = viewer.get("elementRegistry");
  const mark = (id, marker) => known.get(id) && drawing.addMarker(id, marker);
  ids("ended").forEach((id) => mark(id, "path-ended"));
  ids("open").forEach((id) => mark(id, "path-open"));
  ids("cancelled").forEach((id) => mark(id, "path-cancelled"));
  ids("flows").forEach((id) => mark(id, "path-taken"));
  const fit = () => drawing.zoom("fit-viewport", "auto");
  fit();
  document.querySelectorAll("[data-zoom]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.zoom === "fit") {
        fit();
      } else {
        drawing.zoom(drawing.zoom() * (button.dataset.zoom === "in" ? 1.25 : 0.8));
      }
    });
  });
})();
