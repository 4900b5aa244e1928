import type { ReactNode } from 'react';
import type { Issue } from '../../load/checked.ts';

const MOST = 20;

/** What is wrong with a file of the reader's, line by line. */
export function FileIssues(props: {
  readonly issues: readonly Issue[];
  /** What happened to the file: «El archivo no se usó. Lo que había sigue igual.» */
  readonly lead: string;
  /** What else helps to mend it: the columns that it must have. */
  readonly children?: ReactNode;
}): ReactNode {
  const { issues, lead } = props;
  if (issues.length === 0) return null;
  return (
    <div className="panel-bad" role="alert">
      <p>
        <strong>{lead}</strong>
      </p>
      <ul className="notes small">
        {issues.slice(0, MOST).map((issue) => (
          <li key={[issue.line, issue.column, issue.code, issue.message].join('|')}>
            {issue.file}
            {issue.line !== undefined && `, línea ${issue.line}`}
            {issue.column !== undefined && `, ${issue.column}`}: {issue.message}
          </li>
        ))}
      </ul>
      {issues.length > MOST && <p className="small">Y {issues.length - MOST} más.</p>}
      {props.children}
    </div>
  );
}
