import type { ReactNode } from 'react';
import { type Plan, type PlanLine, WHOLE_PLAN } from '../../domain/plan/plan.ts';
import { agreementOn, type Review } from '../../domain/plan/review.ts';
import { useStore } from '../../state/store.ts';
import { PlainLink } from '../header/Header.tsx';
import { ProgrammeTexts } from './PlanTexts.tsx';
import { counted, opinedWords } from './words.ts';

/** The programmes of a plan and their lines, of which one is open. */
export function Outline(props: {
  readonly plan: Plan;
  readonly open: string;
  readonly review: Review;
}): ReactNode {
  const { plan, open, review } = props;
  const view = useStore((state) => state.view);
  const link = (code: string, name: string) => (
    <PlainLink
      view={{ ...view, zone: plan.comuna, support: { ...view.support, linea: code } }}
      {...(code === open ? { current: true } : {})}
    >
      {name}
    </PlainLink>
  );
  return (
    <nav className="plan-outline no-print" aria-label="Programas y líneas">
      <ul>
        <li>
          {link(WHOLE_PLAN, 'Observaciones transversales')}
          <span className="small soft plan-below">
            {counted(plan.cross.length, 'observación', 'observaciones')}
          </span>
        </li>
      </ul>
      {plan.programmes.map((programme) => (
        <section key={programme.code}>
          <h3>
            {programme.code}. {programme.head.text}
          </h3>
          {/* A programme with lines tells the rest in them. */}
          {programme.lines.length === 0 && <ProgrammeTexts programme={programme} />}
          <ul>
            {programme.lines.map((line) => (
              <li key={line.code}>
                {link(line.code, `${line.code} ${line.head.text}`)}
                <span className="small soft plan-below">{stateOf(line, review)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function stateOf(line: PlanLine, review: Review): string {
  const said = line.items.filter(({ kind }) => kind !== 'actor').length;
  const { groups, silent } = agreementOn(review, line.code);
  const own = groups === 0 ? '' : ` · ${opinedWords(groups - silent.length, groups)}`;
  return `${counted(said, 'observación', 'observaciones')}${own}`;
}
