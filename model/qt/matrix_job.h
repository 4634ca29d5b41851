#pragma once

#include "core/reach/matrix_keeper.h"
#include "core/reach/matrix_part.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace peerscape::qtmodel {

/// Works out a matrix on a thread of its own, from a copy of the routes that shares their layers
/// (they are immutable), with progress and an end on request. One at a time: a new start gives up
/// what was going on, and only the last one's result is sent. The last matrix of all pairs is kept,
/// so that after an edit only those are decided again that it may have changed. GUI thread only.
class MatrixJob : public QObject
{
    Q_OBJECT

public:
    /// With more ends than these only part of the pairs is walked unless all are asked for.
    static constexpr std::size_t kMostWhole = 400;
    /// With so many ends or fewer, all pairs that were asked for once are kept current.
    static constexpr std::size_t kMostKept = 2000;
    /// With more ends than these there is no asking for all: the cells would fill the memory.
    static constexpr std::size_t kMostAtAll = 5000;

    enum class Extent {
        BySize,   ///< All pairs of few ends, or of those that are kept; of many a part.
        AllPairs, ///< All up to `kMostAtAll` ends, however long it takes.
    };

    explicit MatrixJob(QObject* parent = nullptr);
    /// Ends the work and waits for it: for one row of the matrix at most.
    ~MatrixJob() override;

    void start(const route::RouteEngine& routes, reach::MatrixBy by, const reach::Flow& flow,
               Extent extent = Extent::BySize);
    /// Gives up; nothing is sent for it but `cancelled`.
    void cancel();
    /// Gives back what is kept: the next start begins anew.
    void forget() { m_kept.reset(); }
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    /// Rows done, of how many.
    void progressed(int rows, int all);
    void finished(const peerscape::reach::Matrix& matrix);
    /// There are too many ends for all pairs: what is looked at can be walked.
    void prepared(const std::shared_ptr<peerscape::reach::MatrixPart>& part);
    void cancelled();

private:
    /// A matrix of all pairs with the routes that it is of.
    struct Kept
    {
        route::RouteEngine routes;
        reach::Flow flow;
        reach::MatrixKeeper keeper;
    };
    /// One of the two.
    struct Result
    {
        std::shared_ptr<const Kept> whole;
        std::shared_ptr<reach::MatrixPart> part;
    };

    void finish();

    QFutureWatcher<Result> m_watcher;
    std::shared_ptr<const Kept> m_kept;
    bool m_running = false;
};

} // namespace peerscape::qtmodel
