import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Definition } from '../../src/protocol/resources.ts';
import { misfit } from '../../src/protocol/check.ts';
import { definition as RESULTS } from '../widgets/results/definition.ts';
import { BALLOTS, DEFINITIONS, EVENT, IDEAS, changed } from './samples.ts';

describe('misfit', () => {
  it('has nothing to say of what fits', () => {
    for (const sample of DEFINITIONS) {
      assert.equal(misfit(sample.type as Definition['type'], sample), undefined, sample.id);
    }
  });

  it('says what does not fit, and where', () => {
    const wrong = changed(IDEAS, 'fields.4.step', 0);
    assert.match(misfit('ideas', wrong) ?? '', /^fields\.4\.step: /);
    assert.match(
      misfit('event', changed(EVENT, 'opens', '2026-02-31T00:00:00Z')) ?? '',
      /^opens: .*exists/,
    );
    assert.match(misfit('ballot', undefined) ?? '', /^\(top\): /);
  });

  it('knows results, too', () => {
    assert.equal(misfit('results', RESULTS), undefined);
    assert.match(
      misfit('results', changed(RESULTS, 'items.0.votes', -1)) ?? '',
      /^items\.0\.votes: /,
    );
    assert.match(misfit('results', { ...RESULTS, state: 'guessed' }) ?? '', /^state: /);
  });

  it('says no more than anybody reads', () => {
    const items = Array.from({ length: 20 }, () => ({ id: '', name: 'x' }));
    const said = misfit('ballot', { ...BALLOTS.approval, items }) ?? '';
    assert.equal(said.split('; ').length, 5);
  });

  it('takes no definition for one of another type', () => {
    assert.match(misfit('budget', BALLOTS.approval) ?? '', /^(type|method): /);
    assert.equal(misfit('toString' as never, EVENT), 'There is no "toString"');
  });
});
