/** Places as the manager and its reports write them: `slot 3`, `drive 0`, `port 0`. */

function indexOf(kind: string, place: string | undefined): number | undefined {
  return place?.startsWith(`${kind} `) ? Number(place.slice(kind.length + 1)) : undefined;
}

/** The number of a slot's place; undefined for any other place. */
export function slotOf(place: string | undefined): number | undefined {
  return indexOf('slot', place);
}

/** The number of a drive's place; undefined for any other place. */
export function driveOf(place: string | undefined): number | undefined {
  return indexOf('drive', place);
}
