/** Names put on the areas of a map so that none covers another; a name that has no room stands beside, with a line. Pure, deterministic. */
import { clearance, contains, type Point, type Ring } from './map-shapes.ts'

export interface LabelWish {
  id: string
  /** Pixels that the name takes. */
  width: number
  height: number
  /** Boundary of the area, in pixels, and how large it is. */
  ring: Ring
  size: number
}
export interface PlacedLabel {
  id: string
  /** Centre of the name. */
  x: number
  y: number
  /** Where its area is, when the name stands beside it. */
  leader?: { from: Point; to: Point }
}
interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

/** Free pixels around each name. */
const gap = 1
/** An area must have this share of the room that its name needs, or the name stands beside it. */
const roomNeeded = 0.3
const anglesTried = 24
const radiusStep = 7

const boxAt = (x: number, y: number, { width, height }: Pick<LabelWish, 'width' | 'height'>): Box => ({
  left: x - width / 2 - gap,
  right: x + width / 2 + gap,
  top: y - height / 2 - gap,
  bottom: y + height / 2 + gap,
})
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/**
 * Places names: first on the areas, largest first, then beside those without room. A name that fits nowhere is left out: the list
 * beside the map has all of them.
 */
export function placeLabels(wishes: readonly LabelWish[], frame: { width: number; height: number }): PlacedLabel[] {
  const bySize = [...wishes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1))
  const boxes: Box[] = []
  const placed = new Map<string, PlacedLabel>()
  const inFrame = (box: Box) => box.left >= 0 && box.right <= frame.width && box.top >= 0 && box.bottom <= frame.height
  const free = (box: Box) => inFrame(box) && !boxes.some(other => overlap(box, other))
  const roomless: { wish: LabelWish; at: Point }[] = []
  for (const wish of bySize) {
    const spots = spotsIn(wish)
    const spot = spots.find(({ at, room }) => room >= roomNeeded && free(boxAt(at[0], at[1], wish)))
    if (spot) {
      boxes.push(boxAt(spot.at[0], spot.at[1], wish))
      placed.set(wish.id, { id: wish.id, x: spot.at[0], y: spot.at[1] })
    } else if (spots[0]) roomless.push({ wish, at: spots[0].at })
  }
  const lines: [Point, Point][] = []
  for (const { wish, at } of roomless) {
    const beside = spotBeside(wish, at, bySize, free, boxes, lines)
    if (!beside) continue
    boxes.push(boxAt(beside.x, beside.y, wish))
    lines.push([beside.leader.from, beside.leader.to])
    placed.set(wish.id, { id: wish.id, ...beside })
  }
  return wishes.flatMap(({ id }) => placed.get(id) ?? [])
}

const gridSteps = 14

/** More room than this share of what is needed does not make a place better; the middle of the area does. */
const roomEnough = 1.5

/** Places inside an area with how much of the needed room they have (1 is all of it), the best first. */
function spotsIn({ ring, width, height }: LabelWish): { at: Point; room: number }[] {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const stretch = height / width
  const middle = [(left + right) / 2, (top + bottom) / 2] as const
  const across = Math.hypot(right - left, bottom - top) || 1
  const worth = ({ at, room }: { at: Point; room: number }) =>
    Math.min(room, roomEnough) - Math.hypot(at[0] - middle[0], at[1] - middle[1]) / across
  const spots: { at: Point; room: number }[] = []
  for (let row = 1; row < gridSteps; row++)
    for (let column = 1; column < gridSteps; column++) {
      const at: Point = [left + ((right - left) * column) / gridSteps, top + ((bottom - top) * row) / gridSteps]
      if (contains(ring, at)) spots.push({ at, room: clearance(ring, at, stretch) / (height / 2) })
    }
  if (spots.length === 0) spots.push({ at: middle, room: 0 })
  return spots.sort((a, b) => worth(b) - worth(a))
}

/** What covering an area of the map costs, in pixels of distance: a name beside the country is easier to read. */
const landCost = 120
const crossingCost = 40

function spotBeside(
  wish: LabelWish,
  from: Point,
  areas: readonly LabelWish[],
  free: (box: Box) => boolean,
  boxes: readonly Box[],
  lines: readonly [Point, Point][],
): { x: number; y: number; leader: { from: Point; to: Point } } | undefined {
  let best: { x: number; y: number; leader: { from: Point; to: Point } } | undefined
  let bestCost = Number.POSITIVE_INFINITY
  for (let radius = radiusStep * 2; radius < bestCost && radius < 500; radius += radiusStep)
    for (let turn = 0; turn < anglesTried; turn++) {
      const angle = (turn / anglesTried) * 2 * Math.PI
      const x = from[0] + Math.cos(angle) * (radius + (wish.width / 2) * Math.abs(Math.cos(angle)))
      const y = from[1] + Math.sin(angle) * radius
      const box = boxAt(x, y, wish)
      if (!free(box)) continue
      const to: Point = [Math.min(box.right, Math.max(box.left, from[0])), Math.min(box.bottom, Math.max(box.top, from[1]))]
      if (boxes.some(other => crosses(other, from, to)) || lines.some(([a, b]) => crosses(box, a, b))) continue
      const corners: Point[] = [
        [box.left, box.top],
        [box.right, box.top],
        [box.left, box.bottom],
        [box.right, box.bottom],
        [x, y],
      ]
      const onLand = corners.filter(corner => areas.some(({ ring }) => contains(ring, corner))).length
      const crossings = lines.filter(([a, b]) => segmentsCross(a, b, from, to)).length
      const cost = radius + (onLand / corners.length) * landCost + crossings * crossingCost
      if (cost < bestCost) {
        bestCost = cost
        best = { x, y, leader: { from, to } }
      }
    }
  return best
}

/** Whether a line runs through a box. */
export function crosses({ left, right, top, bottom }: Box, a: Point, b: Point): boolean {
  let enter = 0
  let leave = 1
  for (const [from, delta, low, high] of [
    [a[0], b[0] - a[0], left, right],
    [a[1], b[1] - a[1], top, bottom],
  ] as const) {
    if (delta === 0) {
      if (from < low || from > high) return false
      continue
    }
    const [near, far] = [(low - from) / delta, (high - from) / delta].sort((p, q) => p - q) as [number, number]
    enter = Math.max(enter, near)
    leave = Math.min(leave, far)
  }
  return enter < leave
}

const side = (a: Point, b: Point, p: Point) => Math.sign((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]))

function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b)
}
