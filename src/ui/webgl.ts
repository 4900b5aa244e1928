/** Whether the browser draws with WebGL 2. Asked before the map's library is fetched: without it, it never is. */
export function canDraw(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
