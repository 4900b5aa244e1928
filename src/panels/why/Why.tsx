import { type ReactNode, Suspense, useState } from 'react';
import type { FigureId } from '../../domain/analysis.ts';
import type { SectorCode, ZoneId } from '../../domain/ids.ts';
import type { Explanation } from '../../domain/provenance.ts';
import { ask, settingsOf, useStore } from '../../state/store.ts';
import { Failure } from '../../ui/Failure.tsx';
import { lazily } from '../../ui/lazily.ts';

const WhyDialog = lazily(() => import('./WhyDialog.tsx'));

/**
 * «¿De dónde sale?»: opens what stands behind a figure. `explain` is asked only when the reader asks;
 * `of` names the figure for who cannot see where the button stands.
 */
export function Why(props: {
  readonly of: string;
  readonly explain: () => Promise<Explanation | undefined>;
  readonly short?: boolean;
}): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="link-button why"
        aria-haspopup="dialog"
        aria-label={`¿De dónde sale? ${props.of}`}
        onClick={() => setOpen(true)}
      >
        {props.short ? '¿?' : '¿De dónde sale?'}
      </button>
      {open && (
        <Failure of={props.of}>
          <Suspense>
            <WhyDialog explain={props.explain} onClose={() => setOpen(false)} />
          </Suspense>
        </Failure>
      )}
    </>
  );
}

/** The same, for a figure of the analysis on screen (or of another table of the package, with `cube`). */
export function WhyFigure(props: {
  readonly figure: FigureId;
  readonly of: string;
  readonly zone: ZoneId;
  readonly sector: SectorCode;
  readonly cube?: string;
  readonly short?: boolean;
}): ReactNode {
  const { figure, zone, sector, cube } = props;
  return (
    <Why
      of={props.of}
      {...(props.short ? { short: true } : {})}
      explain={() => {
        const { view } = useStore.getState();
        // Another table is read as `zoneDetail` read it: at this level, and otherwise by its own defaults.
        const settings = cube ? { cube, level: view.level } : settingsOf(view);
        return ask().explain(settings, view.territories, figure, zone, sector);
      }}
    />
  );
}
