#include "views/inspector/form.h"

#include "qt/document_controller.h"
#include "views/inspector/list_field.h"
#include "views/theme/theme_manager.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

/// A multi-line field that commits when the keyboard leaves it.
class ParagraphEdit : public QPlainTextEdit
{
public:
    std::function<void()> commit;

protected:
    void focusOutEvent(QFocusEvent* event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        commit();
    }
};

} // namespace

Form::Form(qtmodel::DocumentController& controller, const ThemeManager& theme, QWidget* parent)
    : QWidget(parent)
    , m_controller(controller)
    , m_theme(theme)
    , m_layout(new QFormLayout(this))
{
    m_layout->setContentsMargins(14, 10, 14, 10);
    m_layout->setHorizontalSpacing(10);
    m_layout->setVerticalSpacing(7);
    m_layout->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_layout->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    m_layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void Form::addHeading(const QString& text)
{
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setContentsMargins(0, 8, 0, 0);
    m_layout->addRow(label);
}

QLabel* Form::addRow(const QString& label, QWidget* field)
{
    field->setAccessibleName(label);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* error = new QLabel;
    error->setWordWrap(true);
    error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    error->setObjectName(QStringLiteral("fieldError"));
    error->hide();
    column->addWidget(field);
    column->addWidget(error);
    auto* caption = new QLabel(label);
    caption->setBuddy(field);
    m_layout->addRow(caption, column);
    return error;
}

bool Form::apply(const edit::EditResult& result, QLabel* error)
{
    if (result) {
        error->hide();
        m_controller.apply(result);
        return true;
    }
    QPalette colors = error->palette();
    colors.setColor(QPalette::WindowText, m_theme.theme().color(ColorRole::Bad));
    error->setPalette(colors);
    error->setText(QStringLiteral("%1: %2").arg(QString::fromStdString(result.error().code),
                                                QString::fromStdString(result.error().message)));
    error->setAccessibleName(tr("Refused: %1").arg(error->text()));
    error->show();
    return false;
}

void Form::addValue(const QString& label, Load<QString> load, bool mono)
{
    auto* value = new QLabel;
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (mono)
        value->setFont(m_theme.theme().monoFont());
    m_layout->addRow(new QLabel(label), value);
    m_loaders.push_back([this, value, load] { value->setText(load(m_controller.document())); });
}

void Form::addText(const QString& label, Load<QString> load, Change<QString> change, bool mono)
{
    auto* field = new QLineEdit;
    if (mono)
        field->setFont(m_theme.theme().monoFont());
    QLabel* error = addRow(label, field);
    const auto show = [this, field, load] {
        const QString text = load(m_controller.document());
        if (!field->hasFocus() || !field->isModified())
            field->setText(text);
    };
    connect(field, &QLineEdit::editingFinished, this, [this, field, change, error, load] {
        const QString text = field->text();
        if (m_loading || !field->isModified())
            return;
        field->setModified(false);
        if (text == load(m_controller.document())) {
            error->hide();
            return;
        }
        if (!apply(change(m_controller.document(), text), error))
            field->setText(load(m_controller.document()));
    });
    m_loaders.push_back(show);
}

void Form::addParagraph(const QString& label, Load<QString> load, Change<QString> change)
{
    auto* field = new ParagraphEdit;
    field->setMinimumHeight(90);
    field->setTabChangesFocus(true);
    QLabel* error = addRow(label, field);
    field->commit = [this, field, change, error, load] {
        if (!m_loading && field->toPlainText() != load(m_controller.document()))
            apply(change(m_controller.document(), field->toPlainText()), error);
    };
    m_loaders.push_back([this, field, load] {
        const QString text = load(m_controller.document());
        if (field->toPlainText() != text)
            field->setPlainText(text);
    });
}

void Form::addFlag(const QString& label, Load<bool> load, Change<bool> change, const QString& hint)
{
    auto* box = new QCheckBox(label);
    box->setAccessibleName(label);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(box);
    if (!hint.isEmpty()) {
        auto* explanation = new QLabel(hint);
        explanation->setWordWrap(true);
        explanation->setContentsMargins(24, 0, 0, 0);
        QPalette colors = explanation->palette();
        colors.setColor(QPalette::WindowText, m_theme.theme().color(ColorRole::MutedText));
        explanation->setPalette(colors);
        column->addWidget(explanation);
        box->setAccessibleDescription(hint);
    }
    auto* error = new QLabel;
    error->setWordWrap(true);
    error->hide();
    column->addWidget(error);
    m_layout->addRow(column);
    connect(box, &QCheckBox::clicked, this, [this, box, change, error, load](bool checked) {
        if (!apply(change(m_controller.document(), checked), error))
            box->setChecked(load(m_controller.document()));
    });
    m_loaders.push_back([this, box, load] { box->setChecked(load(m_controller.document())); });
}

void Form::addNumber(const QString& label, int lowest, int highest, Load<int> load,
                     Change<int> change)
{
    auto* field = new QSpinBox;
    field->setRange(lowest, highest);
    field->setKeyboardTracking(false);
    QLabel* error = addRow(label, field);
    connect(field, &QSpinBox::valueChanged, this, [this, field, change, error, load](int value) {
        if (!m_loading && !apply(change(m_controller.document(), value), error))
            field->setValue(load(m_controller.document()));
    });
    m_loaders.push_back([this, field, load] { field->setValue(load(m_controller.document())); });
}

void Form::addChoice(const QString& label, Load<std::vector<Choice>> choices, Load<quint32> load,
                     Change<quint32> change)
{
    auto* field = new QComboBox;
    field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    field->setMinimumContentsLength(10);
    QLabel* error = addRow(label, field);
    const auto show = [this, field, load] {
        field->setCurrentIndex(field->findData(load(m_controller.document())));
    };
    connect(field, &QComboBox::activated, this, [this, field, change, error, show](int index) {
        if (!apply(change(m_controller.document(), field->itemData(index).toUInt()), error))
            show();
    });
    m_loaders.push_back([this, field, choices, show] {
        field->clear();
        for (const Choice& choice : choices(m_controller.document()))
            field->addItem(choice.text, choice.value);
        show();
    });
}

void Form::addList(const QString& label, std::vector<Column> columns, QStringList fresh,
                   Load<Rows> load, Change<Rows> change)
{
    auto* field = new ListField(std::move(columns), std::move(fresh), m_theme);
    field->setAccessibleName(label);
    auto* caption = new QLabel(label);
    caption->setBuddy(field);
    auto* error = new QLabel;
    error->setWordWrap(true);
    error->setTextInteractionFlags(Qt::TextSelectableByMouse);
    error->hide();
    m_layout->addRow(caption);
    m_layout->addRow(field);
    m_layout->addRow(error);
    connect(field, &ListField::edited, this, [this, field, change, error, load] {
        if (!m_loading && !apply(change(m_controller.document(), field->rows()), error)) {
            const QScopedValueRollback<bool> loading(m_loading, true);
            field->setRows(load(m_controller.document()));
        }
    });
    m_loaders.push_back([this, field, load] { field->setRows(load(m_controller.document())); });
}

void Form::addButton(const QString& text, const QString& glyph,
                     std::function<edit::EditResult(const Document&)> change)
{
    auto* button = new QPushButton(m_theme.icon(glyph, ColorRole::Accent), text);
    auto* error = new QLabel;
    error->setWordWrap(true);
    error->hide();
    m_layout->addRow(button);
    m_layout->addRow(error);
    connect(button, &QPushButton::clicked, this,
            [this, change, error] { apply(change(m_controller.document()), error); });
}

void Form::reload()
{
    const QScopedValueRollback<bool> loading(m_loading, true);
    for (const auto& load : m_loaders)
        load();
}

} // namespace peerscape::views
