// Lines with gaps, for what is not certain: sigma's rectangles, of which parts are left out.
import { EdgeRectangleProgram } from "sigma/rendering";

// From one dash to the next, in pixels.
const LENGTH = 10;

/** Sigma's program for edges, with gaps that stay as long however near one looks. */
export class DashedProgram extends EdgeRectangleProgram {
  override getDefinition(): ReturnType<EdgeRectangleProgram["getDefinition"]> {
    const plain = super.getDefinition();
    return {
      ...plain,
      VERTEX_SHADER_SOURCE: plain.VERTEX_SHADER_SOURCE.replace(
        "void main() {",
        `varying float v_along;
void main() {
  v_along = a_positionCoef * length(a_positionEnd - a_positionStart) / u_correctionRatio / 2.0;`,
      ),
      FRAGMENT_SHADER_SOURCE: plain.FRAGMENT_SHADER_SOURCE.replace(
        "void main(void) {",
        `varying float v_along;
void main(void) {
  if (fract(v_along / ${LENGTH.toFixed(1)}) > 0.55) discard;`,
      ),
    };
  }
}
