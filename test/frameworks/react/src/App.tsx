import { useState } from 'react';
import { VotingBallot } from 'samskab/react/voting-ballot';

const messages = { ballotHeading: 'Choose two' };

export function App() {
  const [told, setTold] = useState('');
  return (
    <>
      <VotingBallot
        endpoint="/api/ballots/kvarterpuljen"
        messages={messages}
        onSamskabSent={({ submission, receipt }) => {
          const chosen = submission?.selections.map(({ item }) => item);
          setTold(`${receipt?.code}: ${chosen}`);
        }}
      />
      <output>{told}</output>
    </>
  );
}
