#pragma once

#include "core/reach/matrix.h"

#include <QFutureWatcher>
#include <QObject>

namespace peerscape::qtmodel {

/// Works out a matrix on a thread of its own, from a copy of the routes that shares their layers
/// (they are immutable), with progress and an end on request. One at a time: a new start gives up
/// what was going on, and only the last one's result is sent. GUI thread only.
class MatrixJob : public QObject
{
    Q_OBJECT

public:
    explicit MatrixJob(QObject* parent = nullptr);
    /// Ends the work and waits for it: for one row of the matrix at most.
    ~MatrixJob() override;

    void start(const route::RouteEngine& routes, reach::MatrixBy by, const reach::Flow& flow);
    /// Gives up; nothing is sent for it but `cancelled`.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_running; }

signals:
    /// Rows done, of how many.
    void progressed(int rows, int all);
    void finished(const peerscape::reach::Matrix& matrix);
    void cancelled();

private:
    void finish();

    QFutureWatcher<reach::Matrix> m_watcher;
    bool m_running = false;
};

} // namespace peerscape::qtmodel
