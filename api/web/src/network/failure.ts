// What is in the way of the page, told above it.
import { reasonOf } from "../api.js";
import { element, make } from "../dom.js";
import { text } from "../words.js";

/** Say that something failed, until something succeeds. */
export function showFailure(error: unknown): void {
  hideFailure();
  const told = text("network.failed", { detail: reasonOf(error) });
  element("network").before(make("p", { id: "failed", class: "notice bad", role: "alert" }, told));
}

/** Something succeeded. */
export function hideFailure(): void {
  document.getElementById("failed")?.remove();
}

/** Say that the address names something that the network does not have. */
export function showUnknown(name: string): void {
  const told = text("network.unknown", { name });
  element("network").before(make("p", { class: "notice warn", role: "status" }, told));
}
