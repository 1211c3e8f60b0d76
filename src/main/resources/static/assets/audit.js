// Draws the model of a process with the path that one instance took, or with the heat of many, and what the table below says of each step beside it:
// it tells the same to those without script.
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
  ids("heat").forEach((entry) => {
    const [id, level] = entry.split(":");
    mark(id, `heat-${level}`);
  });
  const overlays = viewer.get("overlays");
  document.querySelectorAll("[data-note]").forEach((row) => {
    if (row.dataset.text && known.get(row.dataset.note)) {
      const note = document.createElement("span");
      note.className = "diagram-note";
      note.textContent = row.dataset.text;
      overlays.add(row.dataset.note, { position: { bottom: 10, left: 4 }, show: { minZoom: 0 }, scale: { min: 0.9 }, html: note });
    }
  });
  const fit = () => drawing.zoom("fit-viewport", "auto");
  fit();
  const forPrint = (printed) => {
    canvas.classList.toggle("diagram--printed", printed);
    drawing.resized();
    fit();
  };
  window.addEventListener("beforeprint", () => forPrint(true));
  window.addEventListener("afterprint", () => forPrint(false));
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
