#pragma once

#include <QObject>

class QLabel;

namespace peerscape::views {
class PillLabel;
}

namespace peerscape::window {

struct Workbench;

/// What the status bar says: how much there is, how long the last edit took until every table was
/// current, the number of problems, snap and zoom.
class StatusStrip : public QObject
{
    Q_OBJECT

public:
    explicit StatusStrip(Workbench& bench);

private:
    void refresh();
    void countProblems();

    Workbench& m_bench;
    QLabel* m_counts = nullptr;
    QLabel* m_timing = nullptr;
    QLabel* m_zoom = nullptr;
    views::PillLabel* m_problems = nullptr;
};

} // namespace peerscape::window
