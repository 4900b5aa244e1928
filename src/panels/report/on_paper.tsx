import { createContext, type ReactNode, useContext } from 'react';

/** Whether what is drawn goes on a paper: then lists are whole and nothing waits to be pressed. */
export const OnPaper = createContext(false);

export function useOnPaper(): boolean {
  return useContext(OnPaper);
}

/** A name that chooses something on screen, and on a paper is only a name. */
export function Pick(props: { readonly onPick: () => void; readonly children: ReactNode }): ReactNode {
  if (useOnPaper()) return props.children;
  return (
    <button type="button" className="link-button" onClick={props.onPick}>
      {props.children}
    </button>
  );
}
