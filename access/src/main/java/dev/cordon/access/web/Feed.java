package dev.cordon.access.web;

import dev.cordon.access.show.JsonLine;
import io.javalin.http.sse.SseClient;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tells open pages what changed. One look at the desk a moment for all of them; every page has its own queue and thread, so
 * that a page that reads slowly holds up nobody, and a page whose queue is full is let go: it reconnects and begins anew.
 */
final class Feed implements AutoCloseable {
    private static final int PAGES_MAX = 32;
    private static final int QUEUE_MAX = 64;
    private static final int ROWS = 500;
    private static final long LOOK_MILLIS = 250;

    /** One thing to tell. */
    private record News(String kind, String json) {}

    private final Api api;
    private final Consumer<Throwable> defects;
    private final Set<Page> pages = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("page-feed").factory());
    private Map<Object, String> known = new HashMap<>();
    private String standing = "";

    /** @param defects told what went wrong while looking at the desk; the pages are let go, reconnect and begin anew */
    Feed(Api api, Consumer<Throwable> defects) {
        this.api = api;
        this.defects = defects;
    }

    void start() {
        later(LOOK_MILLIS, this::look, () -> {
            if (!looking.isShutdown()) {
                start();
            }
        });
    }

    private void later(long millis, Runnable task, Runnable then) {
        var _ = CompletableFuture.runAsync(task, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, looking))
                .whenComplete((_, trouble) -> {
                    if (trouble != null) {
                        defects.accept(trouble);
                        pages.forEach(this::letGo);
                    }
                    then.run();
                });
    }

    /** A page that wants to be told. */
    void join(SseClient client) {
        if (pages.size() >= PAGES_MAX || looking.isShutdown()) {
            client.close();
            return;
        }
        client.keepAlive();
        Page page = new Page(client);
        client.onClose(() -> letGo(page));
        // On the looking thread: between the whole state and the first change told, no look can slip in and be missed.
        later(0, () -> {
            page.tell(new News("standing", api.standing().json()));
            page.tell(new News("rows", JsonLine.of(api.rows(ROWS))));
            pages.add(page);
            page.thread.start();
        }, () -> {
            if (!pages.contains(page)) {
                letGo(page);
            }
        });
    }

    private void letGo(Page page) {
        pages.remove(page);
        page.thread.interrupt();
        if (!page.client.terminated()) {
            page.client.close();
        }
    }

    // Runs on one thread only.
    private void look() {
        if (pages.isEmpty()) {
            known = new HashMap<>();
            standing = "";
            return;
        }
        Map<Object, String> now = new LinkedHashMap<>();
        List<Object> changed = new java.util.ArrayList<>();
        for (Object row : api.rows(ROWS)) {
            String text = JsonLine.of(row);
            Object id = row instanceof Map<?, ?> m ? String.valueOf(m.get("id")) : "";
            now.put(id, text);
            if (!text.equals(known.get(id))) {
                changed.add(row);
            }
        }
        known = now;
        String stands = api.standing().json();
        if (!changed.isEmpty()) {
            tellAll(new News("rows", JsonLine.of(changed)));
        }
        if (!stands.equals(standing)) {
            standing = stands;
            tellAll(new News("standing", stands));
        }
    }

    private void tellAll(News news) {
        pages.forEach(p -> {
            if (!p.tell(news)) {
                letGo(p);
            }
        });
    }

    @Override public void close() {
        looking.shutdownNow();
        pages.forEach(this::letGo);
    }

    /** One open page. */
    private final class Page {
        private final SseClient client;
        private final LinkedBlockingQueue<News> queue = new LinkedBlockingQueue<>(QUEUE_MAX);
        private final Thread thread = Thread.ofVirtual().name("page").unstarted(this::send);

        Page(SseClient client) {
            this.client = client;
        }

        boolean tell(News news) {
            return queue.offer(news);
        }

        void send() {
            try {
                while (!client.terminated()) {
                    News news = queue.poll(15, TimeUnit.SECONDS);
                    if (news == null) {
                        client.sendComment("still here");
                    } else {
                        client.sendEvent(news.kind(), news.json());
                    }
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                letGo(this);
            }
        }
    }
}
