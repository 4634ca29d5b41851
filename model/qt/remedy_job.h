#pragma once

#include "core/remedy/remedies.h"
#include "qt/flow_board.h"

#include <QFutureWatcher>
#include <QObject>

#include <variant>

namespace peerscape::qtmodel {

/// What a person wants of the two ends of a question.
enum class RemedyWish {
    Talk,     ///< The packet shall arrive and the answer come back.
    KeepApart ///< Nothing that either sends shall arrive at the other.
};

/// Looks for remedies, then works out what each of them changes, on a thread of its own from a copy
/// of the routes that shares their layers. One search at a time: a new start gives up what was
/// going on, and only the last one's results are sent. GUI thread only.
class RemedyJob : public QObject
{
    Q_OBJECT

public:
    explicit RemedyJob(QObject* parent = nullptr);
    /// Ends the work and waits for it: for one design, or the walks of one sender, at most.
    ~RemedyJob() override;

    void start(const route::RouteEngine& routes, RemedyWish wish, const FlowQuestion& question);
    /// Gives up; nothing is sent for it but `cancelled`.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    /// The remedies in order of rank, without previews. `fulfilled`: there are none because the
    /// wish is true already.
    void found(const std::vector<peerscape::remedy::Remedy>& remedies, bool fulfilled);
    void previewed(int remedy, const peerscape::remedy::Preview& preview);
    /// Everything was sent, or `error` says why nothing can be.
    void finished(const QString& error);
    void cancelled();

private:
    struct Found
    {
        std::vector<remedy::Remedy> remedies;
        bool fulfilled = false;
    };
    /// First what was found, or why nothing can be, then a preview for each.
    using News = std::variant<Found, Error, remedy::Preview>;

    [[nodiscard]] static News search(const route::RouteEngine& routes, RemedyWish wish,
                                     const FlowQuestion& question,
                                     const std::function<bool()>& goOn);
    void tell(int index);
    void finish();

    QFutureWatcher<News> m_watcher;
    bool m_running = false;
    QString m_error;
};

} // namespace peerscape::qtmodel
