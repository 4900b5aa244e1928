/** A point of a drawing that asks for a label, in the units of the drawing. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  /** Of the sign drawn at the point. */
  readonly radius: number;
  /** Of its text. */
  readonly width: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 3;

/**
 * Where each label stands: to the right of its point, to the left, under it or over it, the first that touches no sign, no
 * other label and no edge; undefined where none does. Labels are given in the order of the points, so put first those that
 * matter most.
 */
export function placeLabels(
  points: readonly Labelled[],
  height: number,
  within: Box,
): readonly (Box | undefined)[] {
  const signs = points.map(
    ({ x, y, radius }): Box => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius }),
  );
  const taken: Box[] = [];
  return points.map(({ x, y, radius, width }, at) => {
    const beside = radius + GAP;
    const places: readonly (readonly [left: number, top: number])[] = [
      [x + beside, y - height / 2],
      [x - beside - width, y - height / 2],
      [x - width / 2, y + beside],
      [x - width / 2, y - beside - height],
    ];
    for (const [left, top] of places) {
      const box: Box = { x: left, y: top, width, height };
      const isFree =
        holds(within, box) &&
        !taken.some((other) => overlap(box, other)) &&
        !signs.some((sign, of) => of !== at && overlap(box, sign));
      if (!isFree) continue;
      taken.push(box);
      return box;
    }
    return undefined;
  });
}

export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function holds(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}
