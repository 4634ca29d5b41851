#include "views/dialogs/side_by_side.h"

#include "core/azure/names.h"
#include "qt/document_controller.h"
#include "qt/text.h"
#include "views/canvas/picture_view.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/row_tree.h"

#include <QFocusEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace peerscape::views {

using compare::Change;

namespace {

constexpr int kRowsHeight = 150;
constexpr double kCloseEnough = 0.8; ///< Changes are looked at from no further than this.

PictureView::Sign signOfChange(Change change)
{
    switch (change) {
    case Change::Added:
        return PictureView::Sign::Added;
    case Change::Removed:
        return PictureView::Sign::Removed;
    case Change::Changed:
        break;
    }
    return PictureView::Sign::Changed;
}

} // namespace

SideBySide::SideBySide(const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_before(new PictureView(theme))
    , m_after(new PictureView(theme))
    , m_beforeName(new QLabel)
    , m_afterName(new QLabel)
    , m_change(new QLabel)
    , m_back(new QToolButton)
    , m_on(new QToolButton)
    , m_rows(new QTreeWidget)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* sides = new QGridLayout;
    sides->setSpacing(6);
    sides->addWidget(m_beforeName, 0, 0);
    sides->addWidget(m_afterName, 0, 1);
    sides->addWidget(m_before, 1, 0);
    sides->addWidget(m_after, 1, 1);
    sides->setRowStretch(1, 1);
    sides->setColumnStretch(0, 1);
    sides->setColumnStretch(1, 1);
    layout->addLayout(sides, 1);
    m_rows->setAccessibleName(tr("Routes that differ"));
    m_rows->setHeaderLabels({QString(), tr("Source"), tr("State"), tr("Address Prefix"),
                             tr("Next Hop Type"), tr("Next Hop IP")});
    makeRowTree(*m_rows, theme);
    m_rows->setRootIsDecorated(false);
    m_rows->setFixedHeight(kRowsHeight);
    m_rows->hide();
    layout->addWidget(m_rows);
    m_before->setAccessibleName(tr("Drawing before"));
    m_after->setAccessibleName(tr("Drawing after"));
    for (QLabel* label : {m_beforeName, m_afterName, m_change}) {
        label->setTextFormat(Qt::PlainText);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    }
    auto* row = new QHBoxLayout;
    for (auto [button, glyph, help] :
         {std::tuple(m_back, "chevron-left", tr("The change before (Shift+N)")),
          std::tuple(m_on, "chevron-right", tr("The next change (N)"))}) {
        button->setAutoRaise(true);
        button->setToolTip(help);
        button->setAccessibleName(help);
        button->setIcon(theme.icon(QLatin1String(glyph)));
        row->addWidget(button);
    }
    row->addWidget(m_change, 1);
    layout->addLayout(row);
    layout->addWidget(new QLabel(tr("+ added (solid)   − removed (dashed)   ~ changed (dotted)   "
                                    "2≠ rows of its routes differ (dash-dotted)")));
    connect(m_back, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_on, &QToolButton::clicked, this, [this] { step(1); });
    for (PictureView* side : {m_before, m_after})
        connect(side, &PictureView::markClicked, this,
                [this, side](ObjectId object, PictureView::Sign sign) {
                    lookAt(side, object, sign == PictureView::Sign::Routes);
                });
    connect(m_before, &PictureView::moved, m_after, &PictureView::look);
    connect(m_after, &PictureView::moved, m_before, &PictureView::look);
}

void SideBySide::setSides(const azure::Document& before, const azure::Document& after,
                          const QString& beforeName, const QString& afterName,
                          const compare::Comparison& comparison)
{
    m_beforeName->setText(tr("Before: %1").arg(beforeName));
    m_afterName->setText(tr("After: %1").arg(afterName));
    m_before->setDocument(before);
    m_after->setDocument(after);
    m_changes.clear();
    for (const compare::ResourceChange& change : comparison.resources)
        addResource(change, before, after);
    for (const compare::RouteChange& change : comparison.routes)
        addRoutes(change, after);
    m_current = -1;
    // One view of both, whatever only one of them has.
    m_before->look(m_after->middle(), m_after->zoom());
    showChange();
}

void SideBySide::addResource(const compare::ResourceChange& change, const azure::Document& before,
                             const azure::Document& after)
{
    if (change.before)
        m_before->mark(change.before, signOfChange(change.change));
    if (change.after)
        m_after->mark(change.after, signOfChange(change.change));
    const bool removed = change.change == Change::Removed;
    const ObjectId id = removed ? change.before : change.after;
    const QString name = qtmodel::DocumentController::text(id.kind()) + QLatin1Char(' ')
                         + toQString(azure::displayName(removed ? before : after, id));
    QStringList fields;
    if (change.change == Change::Changed) {
        for (const compare::FieldChange& field : change.fields)
            fields << toQString(field.field);
    }
    const QString what = change.change == Change::Added ? tr("+ %1 was added")
                         : removed                      ? tr("− %1 was removed")
                                                        : tr("~ %1 changed");
    Item item;
    item.words = fields.isEmpty() ? what.arg(name)
                                  : QStringLiteral("%1: %2").arg(what.arg(name),
                                                                 fields.join(QStringLiteral(", ")));
    if (change.before)
        item.before = {change.before};
    if (change.after)
        item.after = {change.after};
    m_changes.push_back(std::move(item));
}

void SideBySide::addRoutes(const compare::RouteChange& change, const azure::Document& after)
{
    Item item;
    item.rows = change.rows;
    const auto count = static_cast<int>(change.rows.size());
    QStringList names;
    for (const NicId nic : change.nics) {
        names << toQString(azure::displayName(after, nic));
        item.after.emplace_back(nic);
        m_after->mark(nic, PictureView::Sign::Routes, count);
    }
    for (const NicId nic : change.nicsBefore) {
        item.before.emplace_back(nic);
        m_before->mark(nic, PictureView::Sign::Routes, count);
    }
    item.words = tr("%n row(s) of the routes of %1 differ", nullptr, count)
                     .arg(names.join(QStringLiteral(", ")));
    m_changes.push_back(std::move(item));
}

void SideBySide::lookAt(const PictureView* side, ObjectId object, bool isRoutes)
{
    const auto found = std::find_if(m_changes.begin(), m_changes.end(), [&](const Item& item) {
        const std::vector<ObjectId>& marked = side == m_before ? item.before : item.after;
        return item.rows.empty() != isRoutes
               && std::find(marked.begin(), marked.end(), object) != marked.end();
    });
    if (found == m_changes.end())
        return;
    m_current = static_cast<int>(found - m_changes.begin());
    showChange();
}

QString SideBySide::currentText() const
{
    return m_current < 0 ? QString() : m_changes[static_cast<std::size_t>(m_current)].words;
}

void SideBySide::step(int direction)
{
    const auto count = static_cast<int>(m_changes.size());
    if (count == 0)
        return;
    m_current =
        m_current < 0 ? (direction > 0 ? 0 : count - 1) : (m_current + direction + count) % count;
    showChange();
}

void SideBySide::showChange()
{
    for (QToolButton* button : {m_back, m_on})
        button->setEnabled(!m_changes.empty());
    if (m_current < 0) {
        m_change->setText(m_changes.empty() ? tr("Neither a resource nor a route differs.")
                                            : tr("%n difference(s)", nullptr,
                                                 static_cast<int>(m_changes.size())));
        m_rows->hide();
        return;
    }
    const Item& item = m_changes[static_cast<std::size_t>(m_current)];
    m_change->setText(
        tr("%1 of %2: %3").arg(m_current + 1).arg(m_changes.size()).arg(currentText()));
    m_change->setToolTip(currentText());
    showRows(item);
    const bool isRoutes = !item.rows.empty();
    const auto first = [](const std::vector<ObjectId>& marked) {
        return marked.empty() ? ObjectId() : marked.front();
    };
    const ObjectId before = first(item.before);
    const ObjectId after = first(item.after);
    m_before->setCurrent(before, isRoutes);
    m_after->setCurrent(after, isRoutes);
    const auto then = before ? m_before->placeOf(before) : std::nullopt;
    const auto now = after ? m_after->placeOf(after) : std::nullopt;
    if (!then && !now)
        return; // nothing of it is drawn
    const double zoom = std::max(m_after->zoom(), kCloseEnough);
    m_before->look(then ? *then : *now, zoom);
    m_after->look(now ? *now : *then, zoom);
}

void SideBySide::showRows(const Item& item)
{
    m_rows->clear();
    m_rows->setVisible(!item.rows.empty());
    const auto add = [&](const QString& sign, const route::EffectiveRoute& row) {
        auto* line = new QTreeWidgetItem(m_rows, {sign, toQString(azure::toString(row.source)),
                                                  toQString(azure::toString(row.state)),
                                                  toQString(route::prefixesText(row)),
                                                  toQString(azure::toString(row.nextHopType)),
                                                  toQString(route::nextHopText(row))});
        for (const int column : {3, 5})
            line->setFont(column, Theme::monoFont());
    };
    // As a difference of texts: what was, then what is.
    for (const compare::RowChange& row : item.rows) {
        if (row.change != Change::Added)
            add(QStringLiteral("−"), row.before);
        if (row.change != Change::Removed)
            add(QStringLiteral("+"), row.after);
    }
    for (int column = 0; column < m_rows->columnCount(); ++column)
        m_rows->resizeColumnToContents(column);
}

void SideBySide::focusInEvent(QFocusEvent* event)
{
    m_after->setFocus(event->reason());
}

void SideBySide::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_N)
        return QWidget::keyPressEvent(event);
    step((event->modifiers() & Qt::ShiftModifier) != 0 ? -1 : 1);
    event->accept();
}

} // namespace peerscape::views
