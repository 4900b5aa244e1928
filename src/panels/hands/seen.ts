/** Whether an element is laid out where it can be seen; browsers of before 2024 tell by the boxes it has. */
export function isSeen(element: Element): boolean {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}
