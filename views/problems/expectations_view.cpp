#include "views/problems/expectations_view.h"

#include "qt/document_controller.h"
#include "qt/expectation_model.h"
#include "qt/text.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/clear_button.h"
#include "views/widgets/link_label.h"
#include "views/widgets/row_delegate.h"
#include "views/widgets/row_tree.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>

namespace peerscape::views {

using expect::Judgement;
using qtmodel::ExpectationModel;

namespace {

/// How a statement stands as glyph, colour and word.
class ExpectationDelegate : public RowDelegate
{
public:
    ExpectationDelegate(const ThemeManager& theme, QObject* parent)
        : RowDelegate(theme, {0, 11}, parent)
    {
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto state =
            static_cast<Judgement::State>(index.data(ExpectationModel::StateRole).toInt());
        ColorRole role = state == Judgement::State::Off ? ColorRole::MutedText : ColorRole::Text;
        if (index.column() == ExpectationModel::StateColumn) {
            QString glyph;
            switch (state) {
            case Judgement::State::Met:
                glyph = QStringLiteral("check");
                role = ColorRole::Good;
                break;
            case Judgement::State::Broken:
            case Judgement::State::NotUnderstood:
                glyph = QStringLiteral("error");
                role = ColorRole::Bad;
                break;
            case Judgement::State::TooLarge:
                glyph = QStringLiteral("warning");
                role = ColorRole::Warning;
                break;
            case Judgement::State::Off:
                break;
            }
            if (!glyph.isEmpty()) {
                decorate(*option, glyph, role);
            }
        }
        colorText(*option, theme().color(role));
    }
};

/// An object that the sender or receiver of a packet can be asked about by.
reach::End endOf(const reach::Host& host)
{
    if (host.object)
        return {host.object, {}};
    if (host.subnet)
        return {host.subnet, {}};
    return {{}, host.address};
}

} // namespace

ExpectationsView::ExpectationsView(qtmodel::DocumentController& controller,
                                   const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_model(new ExpectationModel(controller, this))
    , m_field(new QLineEdit)
    , m_add(new QPushButton(tr("Add")))
    , m_show(new QPushButton(tr("Show it")))
    , m_remove(new QPushButton(tr("Remove")))
    , m_view(new QTreeView)
{
    build(theme);
    connect(m_model, &ExpectationModel::refreshed, this, &ExpectationsView::refresh);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ExpectationsView::refresh);
    connect(m_field, &QLineEdit::returnPressed, this, &ExpectationsView::addTyped);
    connect(m_add, &QPushButton::clicked, this, &ExpectationsView::addTyped);
    connect(m_show, &QPushButton::clicked, this, &ExpectationsView::showCurrent);
    connect(m_remove, &QPushButton::clicked, this, &ExpectationsView::removeCurrent);
    refresh();
}

void ExpectationsView::build(const ThemeManager& theme)
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(8);
    m_field->setPlaceholderText(tr("web/apps reaches db on tcp/443 · no spoke reaches another "
                                   "spoke · nothing changes for web/apps"));
    m_field->setAccessibleName(tr("A new expectation"));
    addClearButton(*m_field);
    m_show->setToolTip(tr("Follow the packet that breaks the chosen statement"));
    auto* back = new LinkLabel(tr("Back to the problems"), theme);
    row->addWidget(m_field, 1);
    row->addWidget(m_add);
    row->addWidget(m_show);
    row->addWidget(m_remove);
    row->addWidget(back);
    layout->addLayout(row);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_field);
    connect(back, &LinkLabel::activated, this, &ExpectationsView::closed);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Expectations"));
    m_view->setItemDelegate(new ExpectationDelegate(theme, this));
    m_view->setRootIsDecorated(false);
    makeRowTree(*m_view, theme);
    m_view->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_view->setColumnWidth(ExpectationModel::StatementColumn, 460);
    m_view->setColumnWidth(ExpectationModel::StateColumn,
                           fontMetrics().horizontalAdvance(tr("Not checked")) + 52);
}

void ExpectationsView::addTyped()
{
    if (!m_field->text().trimmed().isEmpty() && m_model->add(m_field->text()))
        m_field->clear();
}

void ExpectationsView::removeCurrent()
{
    if (m_view->currentIndex().isValid())
        m_model->remove(m_view->currentIndex().row());
}

void ExpectationsView::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    if (!current.isValid() || !m_model->judgement(current.row()).breach)
        return;
    const expect::Breach& breach = *m_model->judgement(current.row()).breach;
    if (breach.path.hops.empty())
        emit tableWanted(breach.from.object, toQString(breach.to.address.toString()));
    else
        emit walkRequested({endOf(breach.from), endOf(breach.to), breach.flow});
}

QString ExpectationsView::summary() const
{
    if (m_model->rowCount() == 0)
        return {};
    const int met = m_model->count(Judgement::State::Met);
    const int off = m_model->count(Judgement::State::Off);
    QStringList parts{tr("%n hold(s)", nullptr, met)};
    if (const int others = m_model->rowCount() - met - off; others > 0)
        parts << tr("%n do(es) not", nullptr, others);
    if (off > 0)
        parts << tr("%n off", nullptr, off);
    return parts.join(QStringLiteral(", "));
}

void ExpectationsView::refresh()
{
    const QModelIndex current = m_view->currentIndex();
    m_remove->setEnabled(current.isValid());
    m_show->setEnabled(current.isValid() && m_model->judgement(current.row()).breach.has_value());
    emit summaryChanged();
}

void ExpectationsView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && m_view->hasFocus())
        removeCurrent();
    else if (event->key() == Qt::Key_Escape)
        emit closed();
    else
        return QWidget::keyPressEvent(event);
    event->accept();
}

} // namespace peerscape::views
