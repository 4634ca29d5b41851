#include "views/routes/route_table_pane.h"

#include "core/azure/names.h"
#include "core/write/route_tables.h"
#include "qt/document_controller.h"
#include "qt/effective_route_model.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/routes/route_table_view.h"
#include "views/routes/why_view.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/announcement.h"
#include "views/widgets/clear_button.h"
#include "views/widgets/elided_label.h"
#include "views/widgets/link_label.h"
#include "views/widgets/pill_label.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace peerscape::views {

using qtmodel::EffectiveRouteModel;

namespace {

constexpr int kLeastWhy = 200;
constexpr int kLeastName = 84;     ///< Of the name of what the table is of.
constexpr int kLeastAddress = 90;  ///< Of the field for one.
constexpr int kLeastHeading = 360; ///< Room without the words before that field.
constexpr int kLeastWithWords = 720;
constexpr int kLeastWithWhy = 720; ///< Below this width the table needs all of it.

void copy(const qtmodel::EffectiveRouteModel& model, write::TableFormat format)
{
    QGuiApplication::clipboard()->setText(
        QString::fromStdString(write::writeRouteTable(model.table(), format)));
}

} // namespace

RouteTablePane::RouteTablePane(qtmodel::DocumentController& controller,
                               qtmodel::Selection& selection, const ThemeManager& theme,
                               QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
    , m_model(new EffectiveRouteModel(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildHeading(*layout);

    auto* splitter = new QSplitter(Qt::Horizontal);
    splitter->setChildrenCollapsible(false);
    m_view = new RouteTableView(theme);
    m_view->setModel(m_model);
    m_view->fitColumns();
    m_why = new WhyView(theme);
    splitter->addWidget(m_view);
    splitter->addWidget(m_why);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({800, 200});
    m_why->setMinimumWidth(kLeastWhy);
    layout->addWidget(splitter, 1);
    setFocusProxy(m_view);

    connect(&controller, &qtmodel::DocumentController::changed, this, &RouteTablePane::refresh);
    connect(&controller, &qtmodel::DocumentController::reset, this, [this] { setSubject({}); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &RouteTablePane::showWhy);
    connect(m_why, &WhyView::objectActivated, this, &RouteTablePane::activateObject);
    connect(m_why, &WhyView::ruleActivated, this, &RouteTablePane::ruleActivated);
    connect(m_why, &WhyView::routeActivated, this,
            [this](int row) { m_view->setCurrentIndex(m_model->indexOfRoute(row)); });
    connect(m_destination, &QLineEdit::textChanged, this, &RouteTablePane::showNextHop);
    showHeading();
    showWhy();
}

void RouteTablePane::buildHeading(QVBoxLayout& layout)
{
    auto* strip = new QWidget;
    strip->setMinimumWidth(kLeastHeading); // what does not fit then gives way
    auto* heading = new QHBoxLayout(strip);
    heading->setSizeConstraint(QLayout::SetNoConstraint);
    heading->setContentsMargins(12, 6, 12, 6);
    heading->setSpacing(10);
    m_name = new ElidedLabel;
    m_place = new ElidedLabel;
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = m_name->font();
    bold.setWeight(QFont::DemiBold);
    m_name->setFont(bold);
    m_name->setMinimumWidth(kLeastName);
    m_changes = new PillLabel(m_theme);
    m_changes->hide();
    m_nextHop = new QLabel;
    m_nextHop->setAccessibleName(tr("Next hop"));
    m_destination = new QLineEdit;
    m_destination->setPlaceholderText(tr("an address"));
    m_destination->setFont(m_theme.theme().monoFont());
    m_destination->setMinimumWidth(kLeastAddress);
    m_destination->setMaximumWidth(170);
    addClearButton(*m_destination);
    m_words = new QLabel(tr("Next hop &to"));
    m_words->setBuddy(m_destination);
    m_destination->setAccessibleName(tr("Next hop to"));
    m_pin = new LinkLabel(tr("Pin a second table"), m_theme);
    m_copy = new QToolButton;
    m_copy->setText(tr("Copy as…"));
    m_copy->setAccessibleName(tr("Copy the table as"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    m_copy->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_copy->setAutoRaise(true);
    auto* menu = new QMenu(m_copy);
    menu->addAction(tr("az table"), this, &RouteTablePane::copyAsAzTable);
    menu->addAction(tr("JSON"), this, &RouteTablePane::copyAsJson);
    menu->addAction(tr("CSV"), this, &RouteTablePane::copyAsCsv);
    menu->addAction(tr("Markdown"), this, &RouteTablePane::copyAsMarkdown);
    m_copy->setMenu(menu);

    heading->addWidget(m_name);
    heading->addWidget(m_place);
    heading->addWidget(m_changes);
    heading->addStretch(1);
    heading->addWidget(m_nextHop);
    heading->addWidget(m_words);
    heading->addWidget(m_destination);
    heading->addWidget(m_pin);
    heading->addWidget(m_copy);
    layout.addWidget(strip);
    connect(m_pin, &LinkLabel::activated, this, &RouteTablePane::pinActivated);
}

void RouteTablePane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_why->setVisible(width() >= kLeastWithWhy);
    m_words->setVisible(width() >= kLeastWithWords);
}

SubnetId RouteTablePane::subnet() const
{
    return azure::subnetOf(m_controller.document(), m_subject);
}

void RouteTablePane::setSubject(ObjectId nicOrSubnet)
{
    m_subject = nicOrSubnet;
    m_stamp = m_controller.routes().stamp(subnet());
    m_model->setTable(m_controller.document(), m_controller.routes().table(subnet()));
    showHeading();
    showWhy();
    showNextHop();
}

void RouteTablePane::refresh()
{
    if (!m_subject)
        return;
    if (!m_controller.document().contains(m_subject)) {
        setSubject({});
        return;
    }
    // Names and reasons may change while the rows stay, so the rows are always compared; that is
    // cheap.
    m_stamp = m_controller.routes().stamp(subnet());
    m_model->update(m_controller.document(), m_controller.routes().table(subnet()));
    showHeading();
    announceChanges();
    showWhy();
    showNextHop();
}

void RouteTablePane::showHeading()
{
    const azure::Document& document = m_controller.document();
    const bool any = static_cast<bool>(m_subject);
    m_view->setEnabled(any);
    m_copy->setEnabled(any);
    m_destination->setEnabled(any);
    if (!any) {
        m_name->setText(tr("No network interface selected"));
        m_place->setText(
            tr("Select a machine, an interface or a subnet to see its effective routes."));
        m_changes->hide();
        return;
    }
    m_name->setText(toQString(document.nameOf(m_subject)));
    const SubnetId in = subnet();
    QString place = toQString(document.nameOf(azure::vnetOf(document, in)));
    if (m_subject.kind() != Kind::Subnet) {
        place += QStringLiteral(" / ") + toQString(document.nameOf(in));
        if (const auto* nic = document.find(NicId::of(m_subject))) {
            const auto* configuration = nic->primaryConfiguration();
            if (configuration != nullptr && !configuration->privateIPAddress.isNone())
                place += QStringLiteral(" · ")
                         + QString::fromStdString(configuration->privateIPAddress.toString());
        }
    }
    m_place->setText(place);
    QStringList parts;
    if (m_model->addedCount() > 0)
        parts << QStringLiteral("+%1").arg(m_model->addedCount());
    if (m_model->removedCount() > 0)
        parts << QStringLiteral("−%1").arg(m_model->removedCount());
    if (m_model->changedCount() > 0)
        parts << QStringLiteral("~%1").arg(m_model->changedCount());
    m_changes->setVisible(!parts.isEmpty());
    if (!parts.isEmpty()) {
        m_changes->setText(tr("%1 since the last edit").arg(parts.join(QLatin1Char(' '))));
        m_changes->setTone(m_model->removedCount() > 0 ? PillLabel::Tone::Bad
                           : m_model->addedCount() > 0 ? PillLabel::Tone::Good
                                                       : PillLabel::Tone::Warning);
    }
}

void RouteTablePane::announceChanges()
{
    QStringList parts;
    if (const int added = m_model->addedCount(); added > 0)
        parts << tr("%n route(s) added", nullptr, added);
    if (const int removed = m_model->removedCount(); removed > 0)
        parts << tr("%n route(s) removed", nullptr, removed);
    if (const int changed = m_model->changedCount(); changed > 0)
        parts << tr("%n route(s) changed", nullptr, changed);
    if (parts.isEmpty())
        return;
    //: "2 routes added, 1 route removed on SalesVMVMNic"
    const QString said = tr("%1 on %2").arg(parts.join(QStringLiteral(", ")), m_name->text());
    m_changes->setAccessibleName(said);
    announce(*this, said);
}

void RouteTablePane::showWhy()
{
    const QModelIndex current = m_view->currentIndex();
    const int row =
        current.isValid() ? current.data(EffectiveRouteModel::TableIndexRole).toInt() : -1;
    m_why->explain(m_controller.document(), m_model->table(), row);
}

void RouteTablePane::showNextHop()
{
    const QString text = m_destination->text().trimmed();
    const auto address = net::Address::parse(text.toStdString());
    m_model->setDestination(m_subject ? address : std::nullopt);
    if (text.isEmpty() || !m_subject) {
        m_nextHop->clear();
        return;
    }
    if (!address) {
        m_nextHop->setText(tr("not an IP address"));
        return;
    }
    const route::NextHop hop = route::selectNextHop(m_model->table(), *address);
    QString answer = toQString(azure::toString(hop.type));
    for (const net::Address& via : hop.addresses)
        answer += QLatin1Char(' ') + QString::fromStdString(via.toString());
    m_nextHop->setText(answer);
    if (!hop.routes.empty()) {
        const QModelIndex winner = m_model->indexOfRoute(static_cast<int>(hop.routes.front()));
        m_view->scrollTo(winner);
    }
}

void RouteTablePane::activateObject(ObjectId id)
{
    m_selection.set({id});
    emit m_selection.revealRequested(id);
}

void RouteTablePane::setPinText(const QString& text)
{
    m_pin->setText(text);
}

void RouteTablePane::askNextHop(const QString& address)
{
    m_destination->setText(address);
}

void RouteTablePane::focusNextHop()
{
    m_destination->setFocus(Qt::ShortcutFocusReason);
    m_destination->selectAll();
}

void RouteTablePane::copyAsAzTable()
{
    copy(*m_model, write::TableFormat::AzTable);
}

void RouteTablePane::copyAsJson()
{
    copy(*m_model, write::TableFormat::Json);
}

void RouteTablePane::copyAsCsv()
{
    copy(*m_model, write::TableFormat::Csv);
}

void RouteTablePane::copyAsMarkdown()
{
    copy(*m_model, write::TableFormat::Markdown);
}

} // namespace peerscape::views
