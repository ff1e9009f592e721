// The page of a network: a picture that answers, or a file where none can be drawn.
import { element, make } from "../dom.js";
import { askNetwork } from "../network/asking.js";
import { showFailure } from "../network/failure.js";
import { Network } from "../network/model.js";
import { NetworkPage } from "../network/page.js";
import { text } from "../words.js";

const root = element("network");
const figure = element("picture");

if (document.createElement("canvas").getContext("webgl2")) await open();
else showPicture();

async function open(): Promise<void> {
  figure.append(make("p", { class: "empty", role: "status" }, text("network.loading")));
  const { value: color } = element<HTMLSelectElement>("color");
  const { value: size } = element<HTMLSelectElement>("size");
  try {
    new NetworkPage(new Network(await askNetwork(root.dataset.name ?? "", color, size)));
  } catch (error) {
    showFailure(error);
  }
}

/** The picture as a file, where none can be drawn here. */
function showPicture(): void {
  const { source = "", told: alt = "" } = figure.dataset;
  root.before(make("p", { class: "notice" }, text("network.no_webgl")));
  figure.replaceChildren(
    make("img", { class: "picture", src: source, alt, width: 1280, height: 720 }),
  );
}
