import * as v from 'valibot';
import { LONGEST_NOTE, type RouteEdit } from '../../domain/support/route_edits.ts';
import { AREAS, FIRM_TYPES, STAGES } from '../../domain/support/vocabulary.ts';

/** Changes that fit a route made by hand: more are another thing. */
const MOST_EDITS = 500;

const Edit = v.object({
  line: v.number(),
  action: v.picklist(['agrega', 'quita']),
  type: v.picklist(FIRM_TYPES),
  area: v.picklist(AREAS),
  stage: v.optional(v.picklist(STAGES)),
  instrument: v.pipe(v.string(), v.maxLength(100)),
  note: v.pipe(v.string(), v.maxLength(2 * LONGEST_NOTE)),
});

/** The changes of the reader to the route, as they are kept on the device. */
export const RouteDraft = v.pipe(
  v.array(Edit),
  v.maxLength(MOST_EDITS),
  v.transform((edits): readonly RouteEdit[] => edits.map((edit) => ({ ...edit, stage: edit.stage }))),
);
