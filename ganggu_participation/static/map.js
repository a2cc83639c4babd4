/* The district map: local GeoJSON under Leaflet, tied to the list beside it. Without it the list stands alone. */

const WAYS = { scrollWheelZoom: false, zoomSnap: 0.25, attributionControl: false, dragging: !matchMedia("(pointer: coarse)").matches };

function places(frame) {
  const items = frame.parentElement.querySelectorAll("[data-place]");
  return new Map([...items].map((item) => [item.dataset.place, item]));
}

/* Light the area and its entry in the list together, from whichever side the pointer or the focus comes. */
function tie(layer, item) {
  const light = (on) => {
    layer.getElement()?.classList.toggle("is-lit", on);
    item?.classList.toggle("is-lit", on);
  };
  if (item && "strong" in item.dataset) layer.getElement()?.classList.add("is-strong");
  layer.on({ mouseover: () => light(true), mouseout: () => light(false) });
  const link = item?.querySelector("a");
  if (!link) return;
  layer.on("click", () => link.click());
  for (const name of ["mouseenter", "focusin"]) item.addEventListener(name, () => light(true));
  for (const name of ["mouseleave", "focusout"]) item.addEventListener(name, () => light(false));
}

/* A feature with label_lat and label_lon carries its name there; a point is a circle, an area is drawn. */
function nameOn(map, feature, layer) {
  const { name, label_lat: lat, label_lon: lon } = feature.properties;
  const where = lat && lon ? [lat, lon] : layer.getBounds?.().getCenter() ?? layer.getLatLng();
  const tooltip = { permanent: true, direction: "center", className: "map-name", interactive: false };
  const label = document.createElement("span");
  label.textContent = name;
  return L.tooltip(tooltip).setLatLng(where).setContent(label).addTo(map);
}

/* Names that would cover an earlier one are left out until the map is drawn larger. */
function thinOut(names) {
  const taken = [];
  for (const name of names) {
    const box = name.getElement();
    box.hidden = false;
    const r = box.getBoundingClientRect();
    box.hidden = taken.some((t) => r.left < t.right && t.left < r.right && r.top < t.bottom && t.top < r.bottom);
    if (!box.hidden) taken.push(r);
  }
}

/* Points are shown with their surroundings; without any, all that lies under them. */
function wanted(areas, ground) {
  if (!ground) return areas.getBounds();
  const points = areas.getBounds();
  return points.isValid() ? points.pad(0.8) : ground.getBounds();
}

function draw(frame, features, under) {
  const map = L.map(frame, WAYS);
  if (frame.dataset.tiles) L.tileLayer(frame.dataset.tiles).addTo(map);
  const ground = under && L.geoJSON(under, { style: { className: "map-area is-under" }, interactive: false }).addTo(map);
  const byName = places(frame);
  const areas = L.geoJSON(features, {
    style: ({ geometry }) => ({ className: geometry.type === "Point" ? "map-area is-point" : "map-area" }),
    pointToLayer: (_, at) => L.circleMarker(at, { radius: 9 }),
  }).addTo(map);
  map.fitBounds(wanted(areas, ground), { padding: [8, 8], maxZoom: 15 });
  if (ground) ground.eachLayer((layer) => nameOn(map, layer.feature, layer));
  const names = areas.getLayers().map((layer) => {
    tie(layer, byName.get(layer.feature.properties.name));
    return ground ? null : nameOn(map, layer.feature, layer);
  }).filter(Boolean);
  thinOut(names);
  map.on("zoomend", () => setTimeout(thinOut, 300, names));
}

async function show(frame) {
  const answer = await fetch(frame.dataset.map, { headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok || !window.L) return;
  const under = frame.dataset.under ? await (await fetch(frame.dataset.under)).json() : null;
  frame.hidden = false;
  draw(frame, await answer.json(), under);
}

document.querySelectorAll("[data-map]").forEach((frame) => show(frame).catch(() => { frame.hidden = true; }));
