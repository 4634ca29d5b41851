#pragma once

#include <QListWidget>

namespace peerscape::qtmodel {
class FlowBoard;
struct TracedFlow;
} // namespace peerscape::qtmodel

namespace peerscape::azure {
class Document;
}

namespace peerscape::views {

class ThemeManager;

/// "SalesVM → MarketingVM, ssh".
[[nodiscard]] QString flowTitle(const azure::Document& document, const qtmodel::TracedFlow& flow);

/// The flows on the board: a sign for the verdict, both ends, the traffic, and what the last edit
/// did to the verdict. Choosing one shows it; Delete takes it away.
class FlowList : public QListWidget
{
    Q_OBJECT

public:
    FlowList(qtmodel::FlowBoard& board, const ThemeManager& theme, QWidget* parent = nullptr);

    /// Shows the board anew.
    void refresh(const azure::Document& document);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    qtmodel::FlowBoard& m_board;
    const ThemeManager& m_theme;
};

} // namespace peerscape::views
