import { type Documented, documented } from '../commands.ts';
import { type Scratch, withScratch } from '../scratch.ts';
import { standIns } from '../stand-ins.ts';
import { isTyped, little, tryCommand } from '../try.ts';

const inABlock = ({ places }: Documented): boolean => places.some((place) => place.includes(':'));

/** In the order in which somebody reads: the blocks first, what the text mentions afterwards. */
const inOrder = [...documented.filter(inABlock), ...documented.filter((one) => !inABlock(one))];

describe('every command of the documents works as it stands', () => {
  let scratch: Scratch;
  let leave: () => void;
  let left: Promise<void>;

  before(async () => {
    await new Promise<void>((entered, failed) => {
      left = withScratch(true, (given) => {
        scratch = given;
        entered();
        return new Promise<void>((resolve) => {
          leave = resolve;
        });
      });
      left.catch(failed);
    });
  });

  after(async () => {
    leave();
    await left;
  });

  for (const one of inOrder.filter(({ text }) => isTyped(standIns[text] ?? {}))) {
    const { text, places } = one;
    it(`${text} (${places[0]})`, () => tryCommand(one, scratch, inABlock(one) ? {} : little));
  }
});
