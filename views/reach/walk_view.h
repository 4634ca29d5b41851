#pragma once

#include <QTreeView>

namespace peerscape::views {

class ThemeManager;

/// The hops of an answer, way by way: ways in bold with their verdict, the hop where a packet is
/// lost in red with a cross, security rules muted unless they deny. Up and Down step through it.
class WalkView : public QTreeView
{
    Q_OBJECT

public:
    explicit WalkView(const ThemeManager& theme, QWidget* parent = nullptr);

    /// Opens everything and makes the columns fit what is there.
    void fit();
};

} // namespace peerscape::views
