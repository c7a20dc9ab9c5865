package dev.cordon.runtime;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The one concurrency class: tasks with the same key run one after another in the order they came, tasks with different keys run
 * together, at most so many at once. Each busy lane is one virtual thread; an idle lane costs nothing.
 */
public final class Lanes implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition quiet = lock.newCondition();
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();
    private final Semaphore permits;
    private final UncaughtExceptionHandler defects;
    private boolean closed;

    /**
     * Lanes.
     *
     * @param together how many tasks run at once, at least 1
     * @param defects told of every exception a task lets out; the lane goes on with its next task
     */
    public Lanes(int together, UncaughtExceptionHandler defects) {
        if (together < 1) {
            throw new IllegalArgumentException("at least one task must be able to run");
        }
        this.permits = new Semaphore(together, true);
        this.defects = defects;
    }

    /** Takes a task; false when the lanes are closed, and then it will not run. */
    public boolean run(String key, Runnable task) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            Queue<Runnable> lane = waiting.get(key);
            if (lane != null) {
                lane.add(task);
                return true;
            }
            Queue<Runnable> fresh = new ArrayDeque<>();
            fresh.add(task);
            waiting.put(key, fresh);
            start(key, fresh);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void start(String key, Queue<Runnable> lane) {
        Thread.ofVirtual().name("lane " + key).uncaughtExceptionHandler(defects).start(() -> work(key, lane));
    }

    private void work(String key, Queue<Runnable> lane) {
        boolean ended = false;
        try {
            while (true) {
                Runnable task;
                lock.lock();
                try {
                    Runnable next = lane.poll();
                    if (next == null) {
                        waiting.remove(key);
                        ended = true;
                        if (waiting.isEmpty()) {
                            quiet.signalAll();
                        }
                        return;
                    }
                    task = next;
                } finally {
                    lock.unlock();
                }
                permits.acquireUninterruptibly();
                try {
                    task.run();
                } catch (RuntimeException | Error defect) {
                    // Told before the lane goes on, so that whoever waits for quiet has heard of everything.
                    defects.uncaughtException(Thread.currentThread(), defect);
                } finally {
                    permits.release();
                }
            }
        } finally {
            if (!ended) {
                // Even telling of a defect failed: another thread goes on with the lane.
                start(key, lane);
            }
        }
    }

    /** Waits until no task is left. Tasks taken meanwhile are waited for too. */
    public void awaitQuiet() {
        lock.lock();
        try {
            while (!waiting.isEmpty()) {
                quiet.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more tasks, forgets those that have not begun, and waits for those that have. */
    @Override public void close() {
        lock.lock();
        try {
            closed = true;
            waiting.values().forEach(Queue::clear);
        } finally {
            lock.unlock();
        }
        awaitQuiet();
    }
}
