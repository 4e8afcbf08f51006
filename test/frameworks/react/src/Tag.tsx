import { useState } from 'react';
import 'samskab/define/voting-ballot';
import 'samskab/jsx/react';

const messages = { ballotHeading: 'Choose two' };

export function Tag() {
  const [told, setTold] = useState('');
  return (
    <>
      <samskab-voting-ballot
        endpoint="/api/ballots/kvarterpuljen"
        messages={messages}
        onsamskab-sent={({ submission, receipt }) => {
          const chosen = submission?.selections.map(({ item }) => item);
          setTold(`${receipt?.code}: ${chosen}`);
        }}
      />
      <output>{told}</output>
    </>
  );
}
