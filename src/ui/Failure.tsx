import { Component, type ReactNode } from 'react';
import { tryAgain } from './lazily.ts';

/** How Chrome, Firefox, Safari and Vite say that the code of a part did not come. */
const NOT_COME = /dynamically imported module|importing a module script|preload css/i;

interface State {
  readonly failed: boolean;
  /** The `of` that failed; undefined until it is known. */
  readonly of?: string | undefined;
  readonly reason?: unknown;
}

/**
 * What is shown in place of a panel that failed, while the rest of the page goes on. What did not come may come the next time;
 * anything else is a fault of ours. Another `of` (another screen, another zone) tries again.
 */
export class Failure extends Component<{ readonly of: string; readonly children: ReactNode }> {
  override state: State = { failed: false };

  static getDerivedStateFromError(reason: unknown): State {
    return { failed: true, reason };
  }

  override componentDidCatch(): void {
    this.setState({ of: this.props.of });
  }

  override componentDidUpdate(): void {
    const { failed, of } = this.state;
    if (failed && of !== undefined && of !== this.props.of) this.again();
  }

  again = (): void => {
    tryAgain();
    this.setState({ failed: false, of: undefined });
  };

  override render(): ReactNode {
    const { failed, reason } = this.state;
    if (!failed) return this.props.children;
    const lacks = reason instanceof Error && NOT_COME.test(reason.message);
    return (
      <div className="panel-bad" role="alert">
        <p>
          <strong>
            {lacks ? 'No se pudo cargar esta parte.' : 'Esta parte falló, y es un error nuestro.'}
          </strong>{' '}
          Tus datos siguen aquí. {lacks ? 'Si sigue igual, recarga' : 'Recarga'} la página o sigue en otra
          parte.
        </p>
        <button type="button" className="button" onClick={this.again}>
          Volver a intentar
        </button>
      </div>
    );
  }
}
