import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrast } from '../../src/server/http/accent.ts';
import { cssOf, DENSITIES, toldOf } from '../../src/builder/look.ts';

test('what is set is there, and nothing else', () => {
  assert.equal(
    cssOf({ accent: '#7a1f3d', radius: 0, textSize: DENSITIES.usual, font: 'Georgia, serif' }),
    `:root {
  --samskab-accent: light-dark(#7a1f3d, #cba8b3);
  --samskab-radius: 0px;
}
body {
  font-family: Georgia, serif;
  font-size: 112.5%;
}`,
  );
  assert.equal(cssOf({ radius: 8 }, '.themed'), '.themed {\n  --samskab-radius: 8px;\n}');
  assert.doesNotMatch(cssOf({}), /\{/);
});

test('of an accent that cannot be read comes as much as can, and it is told', () => {
  const [, light = '', dark = ''] =
    /light-dark\((#\w+), (#\w+)\)/.exec(cssOf({ accent: '#ffcc00' })) ?? [];
  assert.ok(contrast(light, '#ffffff') >= 4.5, light);
  assert.ok(contrast(dark, '#17191e') >= 4.5, dark);
  assert.match(toldOf({ accent: '#ffcc00' }) ?? '', new RegExp(light));
  assert.equal(toldOf({}), undefined);
});
