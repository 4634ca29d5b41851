#include "views/present/route_card.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/effective_route_model.h"
#include "qt/selection.h"
#include "qt/text.h"
#include "views/routes/route_table_view.h"
#include "views/routes/routes_panel.h"
#include "views/theme/theme_manager.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

using qtmodel::EffectiveRouteModel;

namespace {

constexpr int kCardMargin = 24;
constexpr int kLeastCardWidth = 320;
constexpr int kMostLines = 6; ///< More changes than that are counted.

} // namespace

RouteCard::RouteCard(qtmodel::DocumentController& controller, qtmodel::Selection& selection,
                     const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_selection(selection)
    , m_theme(theme)
    , m_model(new EffectiveRouteModel(this))
    , m_name(new QLabel)
    , m_place(new QLabel)
    , m_callout(new QLabel)
    , m_table(new RouteTableView(theme))
{
    setAutoFillBackground(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kCardMargin, kCardMargin, kCardMargin, kCardMargin);
    layout->setSpacing(10);
    m_callout->setTextFormat(Qt::PlainText);
    m_callout->setWordWrap(true);
    m_callout->setAutoFillBackground(true);
    m_callout->setMargin(12);
    layout->addWidget(m_name);
    layout->addWidget(m_place);
    layout->addWidget(m_callout);
    layout->addWidget(m_table, 1);
    m_table->setModel(m_model);
    m_table->setFocusPolicy(Qt::NoFocus);
    m_table->setHeaderHidden(true);
    m_table->header()->setStretchLastSection(false);
    for (const int column : {EffectiveRouteModel::SourceColumn, EffectiveRouteModel::StateColumn,
                             EffectiveRouteModel::BecauseColumn})
        m_table->setColumnHidden(column, true);
    connect(&selection, &qtmodel::Selection::changed, this, &RouteCard::followSelection);
    connect(&controller, &qtmodel::DocumentController::changed, this, &RouteCard::refresh);
    connect(&controller, &qtmodel::DocumentController::reset, this, [this] { show({}); });
    connect(&theme, &ThemeManager::changed, this, &RouteCard::fill);
    setTypeSize(m_typeSize);
    followSelection();
}

void RouteCard::setTypeSize(int pixels)
{
    m_typeSize = pixels;
    QFont name = Theme::uiFont(pixels + 8);
    name.setWeight(QFont::DemiBold);
    m_name->setFont(name);
    m_place->setFont(Theme::uiFont(pixels));
    m_callout->setFont(Theme::monoFont(pixels));
    m_table->setFont(Theme::uiFont(pixels));
    fitWidth();
}

void RouteCard::followSelection()
{
    const ObjectId subject = routeSubject(m_controller, m_selection.single());
    if (subject && subject != m_subject)
        show(subject);
}

void RouteCard::show(ObjectId subject)
{
    m_subject = subject;
    const SubnetId subnet = azure::subnetOf(m_controller.document(), subject);
    m_model->setTable(m_controller.document(), m_controller.routes().table(subnet));
    fill();
    emit subjectChanged();
}

void RouteCard::refresh()
{
    if (!m_subject)
        return;
    if (!m_controller.document().contains(m_subject)) {
        show({});
        return;
    }
    const SubnetId subnet = azure::subnetOf(m_controller.document(), m_subject);
    m_model->update(m_controller.document(), m_controller.routes().table(subnet));
    fill();
}

QString RouteCard::callout() const
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex first = m_model->index(row, 0);
        const auto mark = static_cast<EffectiveRouteModel::Mark>(
            first.data(EffectiveRouteModel::MarkRole).toInt());
        if (mark == EffectiveRouteModel::Mark::None)
            continue;
        const QString sign = mark == EffectiveRouteModel::Mark::Added     ? QStringLiteral("+")
                             : mark == EffectiveRouteModel::Mark::Removed ? QStringLiteral("−")
                                                                          : QStringLiteral("~");
        lines << QStringLiteral("%1 %2 → %3")
                     .arg(
                         sign,
                         first.siblingAtColumn(EffectiveRouteModel::PrefixColumn).data().toString(),
                         first.siblingAtColumn(EffectiveRouteModel::TypeColumn).data().toString());
    }
    if (lines.size() > kMostLines) {
        const auto more = static_cast<int>(lines.size()) - kMostLines;
        lines = lines.first(kMostLines);
        lines << tr("and %n more change(s)", nullptr, more);
    }
    return lines.join(QLatin1Char('\n'));
}

void RouteCard::fill()
{
    const azure::Document& document = m_controller.document();
    const SubnetId subnet = azure::subnetOf(document, m_subject);
    m_name->setText(m_subject ? toQString(document.nameOf(m_subject)) : QString());
    m_place->setText(m_subject ? QStringLiteral("%1 / %2").arg(
                                     toQString(document.nameOf(azure::vnetOf(document, subnet))),
                                     toQString(document.nameOf(subnet)))
                               : QString());
    const Theme& theme = m_theme.theme();
    QPalette muted = m_place->palette();
    muted.setColor(QPalette::WindowText, theme.color(ColorRole::MutedText));
    m_place->setPalette(muted);
    const QString text = callout();
    const bool lost = m_model->removedCount() > 0;
    QPalette tint = m_callout->palette();
    tint.setColor(QPalette::Window, theme.color(lost ? ColorRole::BadTint : ColorRole::GoodTint));
    tint.setColor(QPalette::WindowText, theme.color(ColorRole::Text));
    m_callout->setPalette(tint);
    m_callout->setText(text);
    m_callout->setVisible(!text.isEmpty());
    fitWidth();
}

void RouteCard::fitWidth()
{
    int width = 2 * kCardMargin + 2;
    for (int column = 0; column < EffectiveRouteModel::ColumnCount; ++column) {
        if (m_table->isColumnHidden(column))
            continue;
        m_table->resizeColumnToContents(column);
        width += m_table->columnWidth(column);
    }
    const int most = parentWidget() != nullptr ? parentWidget()->width() * 3 / 5 : width;
    setFixedWidth(std::max(kLeastCardWidth, std::min(width, most)));
}

} // namespace peerscape::views
