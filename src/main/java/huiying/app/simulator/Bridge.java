package huiying.app.simulator;

import java.util.List;

/** Ends of a call that hear each other: two that one of them dialled, or all who meet. */
interface Bridge {

    List<Call> others(Call one);

    /** One has gone; what becomes of the others is the bridge's matter. */
    void leave(Call one);
}
