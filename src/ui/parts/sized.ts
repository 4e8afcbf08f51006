import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Sets a property of an element's style by itself: a style attribute is refused under a strict policy. */
class Sized extends Directive {
  render(_name: string, _value: string): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [name, value]: [string, string]): unknown {
    (element as HTMLElement).style.setProperty(name, value);
    return noChange;
  }
}

/** On an element: `<i ${sized('flex-basis', '40%')}></i>`. */
export const sized = directive(Sized);
