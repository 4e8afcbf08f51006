import type { Page } from 'playwright-core';

/** One thing in what an assistive technology is given of a page. */
export interface Heard {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** `checked`, `level` and the like, where the browser says them. */
  readonly states: Readonly<Record<string, unknown>>;
}

const LOUD = new Set([
  ...[
    'heading',
    'checkbox',
    'radio',
    'button',
    'link',
    'textbox',
    'searchbox',
    'combobox',
    'slider',
  ],
  ...['spinbutton', 'group', 'radiogroup', 'list', 'image', 'region', 'dialog', 'status', 'table'],
]);

/**
 * Reads a page from its beginning, as somebody hears it.
 * @returns what has a role that is told, in order
 */
export async function hear(page: Page): Promise<Heard[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const heard: Heard[] = [];
  const walk = (id: string): void => {
    const node = byId.get(id);
    if (!node) return;
    const role = String(node.role?.value ?? '');
    if (!node.ignored && LOUD.has(role)) {
      heard.push({
        role,
        name: String(node.name?.value ?? ''),
        description: String(node.description?.value ?? ''),
        states: Object.fromEntries(
          (node.properties ?? []).map(({ name, value }) => [name, value.value]),
        ),
      });
    }
    for (const child of node.childIds ?? []) walk(child);
  };
  if (nodes[0]) walk(nodes[0].nodeId);
  return heard;
}
