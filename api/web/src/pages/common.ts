// What every page does: suggests names while somebody types into the search box of the header.
import { suggestWhileTyping } from "../suggest.js";

const box = document.querySelector<HTMLInputElement>("#search");
if (box) suggestWhileTyping(box);
