// Bundles each page's script (src/pages/*.ts) into dist/, named by its content, and writes
// dist/manifest.json: which file a page needs, and which others that one imports.
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { build } from "esbuild";

const OUT = "dist";
const PAGES = "src/pages";

const pages = (await readdir(PAGES)).filter((name) => name.endsWith(".ts"));
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT);
const { metafile } = await build({
  entryPoints: pages.map((name) => `${PAGES}/${name}`),
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  outdir: OUT,
  entryNames: "[name]-[hash]",
  chunkNames: "shared-[hash]",
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
for (const [path, made] of Object.entries(metafile.outputs)) {
  if (!made.entryPoint?.startsWith(PAGES)) continue;
  manifest[basename(made.entryPoint, ".ts")] = {
    file: basename(path),
    imports: made.imports
      .filter((one) => one.kind === "import-statement")
      .map((one) => basename(one.path)),
  };
}
await writeFile(`${OUT}/manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
