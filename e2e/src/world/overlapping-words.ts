import type { Page } from 'playwright-core';

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A line of words as it is painted: where it stands, and on which layer of the page. */
interface Line extends Box {
  words: string;
  layer: number;
}

/** Above and below its letters a line has room for those of taller words, in which the next line may stand. */
const roomShare = 0.15;
/** Letters lean into the room of their neighbours. */
const leanPx = 2;

/** Words that lie over other words, so that neither can be read. What floats over a page is read by itself: a menu, a dialog, a bar that stays. */
export async function overlappingWords(page: Page): Promise<string[]> {
  const lines = (await page.evaluate(paintedLines))
    .map(lettersOf)
    .toSorted((one, other) => one.top - other.top);
  return lines.flatMap((line, at) => {
    const found: string[] = [];
    for (const other of lines.slice(at + 1)) {
      if (other.top >= line.bottom) break;
      if (liesOver(other, line)) found.push(`“${line.words}” and “${other.words}”`);
    }
    return found;
  });
}

function lettersOf(line: Line): Line {
  const room = (line.bottom - line.top) * roomShare;
  return { ...line, top: line.top + room, bottom: line.bottom - room };
}

function liesOver(one: Line, other: Line): boolean {
  return (
    one.layer === other.layer && Math.min(one.right, other.right) - Math.max(one.left, other.left) > leanPx
  );
}

/** Runs in the page. Every place is looked up once, and nothing is written meanwhile, so that the page is laid out once at most. */
function paintedLines(): Line[] {
  const layers: Element[] = [];
  const places = new Map<Element, { layer: number; seen: Box }>();
  const everywhere = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const common = (one: Box, other: Box): Box => ({
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  });

  /** The layer on which something lies, and how much of it what is around it leaves to be seen. */
  const placeOf = (element: Element | null): { layer: number; seen: Box } => {
    if (element === null || element === document.body) return { layer: -1, seen: everywhere };
    const known = places.get(element);
    if (known !== undefined) return known;
    const { position, overflowX, overflowY, clipPath, backgroundColor } = getComputedStyle(element);
    const isLifted = position === 'absolute' || position === 'fixed';
    const around = placeOf(isLifted ? (element as HTMLElement).offsetParent : element.parentElement);
    const isCard = position === 'absolute' && backgroundColor.startsWith('rgb(');
    const isLayer = position === 'fixed' || position === 'sticky' || isCard;
    const cuts = clipPath !== 'none' || overflowX !== 'visible' || overflowY !== 'visible';
    const own = clipPath === 'none' ? element.getBoundingClientRect() : new DOMRect();
    const place = {
      layer: isLayer ? layers.push(element) : around.layer,
      seen: cuts ? common(around.seen, own) : around.seen,
    };
    places.set(element, place);
    return place;
  };

  const lines: Line[] = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) {
    const node = walker.currentNode;
    const words = node.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40) ?? '';
    if (
      words === '' ||
      node.parentElement?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) !== true
    )
      continue;
    const { layer, seen } = placeOf(node.parentElement);
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      const line = common(rect, seen);
      if (line.right > line.left && line.bottom > line.top) lines.push({ words, layer, ...line });
    }
  }
  return lines;
}
