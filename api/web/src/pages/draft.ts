// The page of a draft: its text and facts as those of a document; it looks again while it is kept.
import "./document.js";

if (document.getElementById("keeping")) setTimeout(() => location.reload(), 2000);
