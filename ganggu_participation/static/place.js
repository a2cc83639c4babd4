/* One point on the map of the dongs: picked by a tap in a form, or shown. Dong and words say the same without it. */

const WAYS = { scrollWheelZoom: false, zoomSnap: 0.25, attributionControl: false };
const MARK = { radius: 10, className: "map-point", interactive: false };

async function ground(frame) {
  const answer = await fetch(frame.dataset.placeMap);
  if (!answer.ok || !window.L) throw new Error("no map");
  return answer.json();
}

function drawn(frame, features) {
  const map = L.map(frame, WAYS);
  if (frame.dataset.tiles) L.tileLayer(frame.dataset.tiles).addTo(map);
  const areas = L.geoJSON(features, { style: { className: "map-area is-ground" } }).addTo(map);
  map.fitBounds(areas.getBounds(), { padding: [8, 8] });
  return { map, areas };
}

/* The dong that was tapped is chosen in the form; whoever writes sees which, and may choose another. */
class Picker {
  constructor(box, features) {
    this.form = box.closest("form");
    this.box = box;
    const { map, areas } = drawn(box.querySelector("[data-place-map]"), features);
    this.map = map;
    areas.eachLayer((layer) => layer.on("click", (event) => this.pick(event.latlng, layer.feature)));
    box.querySelector("[data-place-clear]").addEventListener("click", () => this.clear());
    this.form.elements.dong?.addEventListener("change", () => this.look(areas));
    this.form.addEventListener("draft-filled", () => this.shown());
    this.look(areas);
    this.shown();
  }

  pick(at, feature) {
    this.form.elements.lat.value = at.lat.toFixed(6);
    this.form.elements.lon.value = at.lng.toFixed(6);
    if (this.form.elements.dong) this.form.elements.dong.value = String(feature.id);
    this.box.querySelector("[data-place-said]").textContent = `${feature.properties.name}에 표시했습니다. 동이 맞는지 확인해 주세요.`;
    this.shown();
    this.form.dispatchEvent(new Event("change"));
  }

  clear() {
    this.form.elements.lat.value = this.form.elements.lon.value = "";
    this.box.querySelector("[data-place-said]").textContent = "표시를 지웠습니다.";
    this.shown();
    this.form.dispatchEvent(new Event("change"));
  }

  shown() {
    this.mark?.remove();
    const { lat, lon } = this.form.elements;
    this.mark = lat.value ? L.circleMarker([Number(lat.value), Number(lon.value)], MARK).addTo(this.map) : null;
    this.box.querySelector("[data-place-clear]").hidden = !lat.value;
  }

  /* The chosen dong fills the map. */
  look(areas) {
    const chosen = this.form.elements.dong?.value;
    const area = areas.getLayers().find((layer) => String(layer.feature.id) === chosen);
    if (area) this.map.fitBounds(area.getBounds(), { padding: [24, 24] });
  }
}

for (const box of document.querySelectorAll("[data-place-picker]")) {
  ground(box.querySelector("[data-place-map]")).then((features) => { box.hidden = false; new Picker(box, features); }).catch(() => { box.hidden = true; });
}

for (const frame of document.querySelectorAll("[data-place-map][data-lat]")) {
  ground(frame).then((features) => {
    frame.parentElement.hidden = false;
    const { map } = drawn(frame, features), at = [Number(frame.dataset.lat), Number(frame.dataset.lon)];
    L.circleMarker(at, MARK).addTo(map);
    map.setView(at, 14);
  }).catch(() => {});
}
