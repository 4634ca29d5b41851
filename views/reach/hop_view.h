#pragma once

#include "core/base/ids.h"
#include "core/net/address.h"

#include <QWidget>

namespace peerscape::azure {
class Document;
}

namespace peerscape::qtmodel {
class DocumentController;
class EffectiveRouteModel;
class FlowBoard;
} // namespace peerscape::qtmodel

namespace peerscape::reach {
struct Verdict;
}

class QSplitter;

namespace peerscape::views {

class LinkText;
class RouteTableView;
class ThemeManager;

/// A verdict's sentence in HTML, the objects concerned as links.
[[nodiscard]] QString verdictHtml(const azure::Document& document, const reach::Verdict& verdict);

/// The decision at one hop: the rows of the table there that hold the packet's destination, the
/// winner marked and the others muted, and in words what won, what it left over, which security
/// rules it met and why it ends here, if it does.
class HopView : public QWidget
{
    Q_OBJECT

public:
    HopView(const qtmodel::DocumentController& controller, const qtmodel::FlowBoard& board,
            const ThemeManager& theme, QWidget* parent = nullptr);

    /// Shows the hop that the board looks at, after another hop, question or document.
    void refresh();
    [[nodiscard]] const qtmodel::EffectiveRouteModel& model() const { return *m_model; }
    [[nodiscard]] LinkText& text() const { return *m_text; }

signals:
    void objectActivated(peerscape::ObjectId id);
    void ruleActivated(const QString& rule);
    /// The whole table of a NIC or subnet is wanted, with the row for an address marked.
    void tableWanted(peerscape::ObjectId nicOrSubnet, const QString& destination);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showTable();
    void showText();

    const qtmodel::DocumentController& m_controller;
    const qtmodel::FlowBoard& m_board;
    qtmodel::EffectiveRouteModel* m_model = nullptr;
    RouteTableView* m_table = nullptr;
    LinkText* m_text = nullptr;
    QSplitter* m_splitter = nullptr;
    SubnetId m_subnet; ///< Whose rows are shown, towards `m_destination`.
    net::Address m_destination;
};

} // namespace peerscape::views
