// Menus open inside the main landmark, so that nothing on the page lies outside one.

export function menuPlace(): HTMLElement {
  return document.getElementById('board-main') ?? document.body;
}
